using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>What identifies a resource of a type, by the registry.</summary>
internal static class ResourceIdentity
{
    private const char Separator = '|';

    /// <summary>The values of the primary identifier with a bar between them; null if one is missing.</summary>
    public static string? Of(RegistryType type, JsonObject properties)
    {
        var values = type.Identifier.Select(path => Text(path.Values(properties).FirstOrDefault())).ToArray();
        return values.Length == 0 || Array.Exists(values, static value => value is null)
            ? null
            : string.Join(Separator, values);
    }

    /// <summary>
    /// What Ref gives: the identifier. Of several values it is the one that the service gives, if it gives just one:
    /// the other values are those of the resource that this one belongs to.
    /// </summary>
    public static string Reference(RegistryType type, string identifier)
    {
        var parts = identifier.Split(Separator);
        int[] given =
        [
            .. Enumerable
                .Range(0, type.Identifier.Count)
                .Where(at => type.ReadOnly.Any(path => path.Dotted == type.Identifier[at].Dotted)),
        ];
        return given is [var only] && parts.Length == type.Identifier.Count ? parts[only] : identifier;
    }

    /// <summary>
    /// The property that gives a resource its own name: the identifier, if a template may set it, or the usual name
    /// property that cannot be changed.
    /// </summary>
    public static string? NameProperty(RegistryType type)
    {
        if (type.Identifier is [{ IsWhole: true } only] && IsOwnName(type, only.Name))
        {
            return only.Name;
        }

        var resource = type.Name[(type.Name.LastIndexOf(':') + 1)..];
        return Array.Find([$"{resource}Name", "Name"], name => IsOwnName(type, name));
    }

    private static bool IsOwnName(RegistryType type, string name) =>
        type.Schema.Properties.TryGetValue(name, out var schema)
        && schema.Types == ValueTypes.Text
        && type.CreateOnly.Any(path => path.IsWhole && path.Name == name)
        && !type.Schema.Required.Contains(name)
        && !type.ReadOnly.Any(path => path.Name == name);

    private static string? Text(JsonNode? value) =>
        value is null ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();
}

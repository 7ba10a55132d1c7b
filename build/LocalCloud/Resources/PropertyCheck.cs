using System.Text.Json.Nodes;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Resources;

/// <summary>Compares resolved properties with a type's schema.</summary>
internal static class PropertyCheck
{
    private const string Sentence = "LocalCloud does not model";

    /// <summary>A copy of the properties with scalars in the types that the schema names.</summary>
    public static JsonObject Typed(ResourceSchema schema, JsonObject properties) =>
        TypedValue.Members(schema.Registry.Schema, properties);

    /// <summary>
    /// Why the properties are refused, or null: the user's mistakes in AWS's words, and in LocalCloud's own what it
    /// does not model.
    /// </summary>
    /// <param name="schema">The type's schema.</param>
    /// <param name="logicalId">The resource.</param>
    /// <param name="properties">Its properties, typed.</param>
    /// <param name="made">
    /// Properties with values that are not known yet, or that LocalCloud made up for resources that it records: they
    /// are not looked at.
    /// </param>
    public static string? Refusal(
        ResourceSchema schema,
        string logicalId,
        JsonObject properties,
        IReadOnlySet<string> made
    )
    {
        var found = Violations(schema, properties).Where(each => !made.Contains(TopName(each.Path))).ToArray();
        string?[] sentences =
        [
            PropertyTexts.Of(logicalId, found),
            NotModelled(schema, properties) is { Count: > 0 } beyond
                ? $"{Sentence} {string.Join(", ", beyond)} of {schema.TypeName}"
                : null,
        ];
        var told = string.Join('\n', sentences.OfType<string>());
        return told.Length == 0 ? null : told;
    }

    /// <summary>Why the Cloud Control API refuses properties, in AWS's words, or null.</summary>
    public static string? ModelRefusal(ResourceSchema schema, JsonObject properties) =>
        Violations(schema, properties) is { Length: > 0 } found
            ? $"Model validation failed ({string.Join('\n', found.SelectMany(PropertyTexts.Model))})"
            : null;

    private static SchemaViolation[] Violations(ResourceSchema schema, JsonObject properties) =>
        [
            .. SchemaCheck.Of(schema.Registry.Schema, properties),
            .. Missing(schema, properties),
            .. ReadOnly(schema, properties),
        ];

    /// <summary>
    /// The given properties that LocalCloud does not model, with dots for members, and the values; not those that ask
    /// for what AWS does anyway.
    /// </summary>
    public static IReadOnlyList<string> NotModelled(ResourceSchema schema, JsonObject properties) =>
        [
            .. schema.NotModelled.Where(name =>
                Values(name, properties).Any(value => !IsDefault(value, schema.Defaults.GetValueOrDefault(name)))
            ),
            .. from refused in schema.NotModelledValues
            from value in Values(refused.Key, properties)
            where value is not null && refused.Value.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase)
            select $"{refused.Key} {value}",
        ];

    private static IEnumerable<JsonNode?> Values(string name, JsonObject properties) =>
        PropertyPath.Parse($"/properties/{name.Replace('.', '/')}").Values(properties);

    private static bool IsDefault(JsonNode? value, string? known) =>
        value switch
        {
            JsonObject members => members.All(static member => IsDefault(member.Value, known: null)),
            JsonArray items => items.Count == 0,
            JsonValue single => single.ToString() is "false" or "" or "False" || single.ToString() == known,
            _ => true,
        };

    private static IEnumerable<SchemaViolation> Missing(ResourceSchema schema, JsonObject properties) =>
        schema.MoreRequired.Where(name => properties[name] is null).ToArray() is { Length: > 0 } missing
            ? [new SchemaViolation("", "required", missing)]
            : [];

    // what only the service gives may not be set
    private static IEnumerable<SchemaViolation> ReadOnly(ResourceSchema schema, JsonObject properties) =>
        schema
            .Registry.ReadOnly.Where(path =>
                path.IsWhole
                && properties.ContainsKey(path.Name)
                && !schema.Registry.Schema.Required.Contains(path.Name)
                && !schema.Registry.CreateOnly.Any(other => other.Dotted == path.Dotted)
            )
            .Select(static path => path.Name)
            .ToArray()
            is { Length: > 0 } given
            ? [new SchemaViolation("", "additionalProperties", given)]
            : [];

    private static string TopName(string path) => path.Split('/') is [_, var name, ..] ? name : "";
}

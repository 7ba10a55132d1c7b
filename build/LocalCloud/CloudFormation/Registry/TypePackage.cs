using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>A schema handler package: the zip that <c>cfn submit</c> uploads.</summary>
/// <param name="Schema">The schema of the extension.</param>
/// <param name="Fragment">The template of a module.</param>
/// <param name="Failure">Why AWS refuses the package; null if it does not.</param>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html#API_RegisterType_RequestParameters
/// </remarks>
internal sealed record TypePackage(JsonObject? Schema, JsonObject? Fragment, string? Failure)
{
    private const int MaxFileBytes = 16 * 1024 * 1024;
    private static readonly string[] ResourceMembers =
    [
        "description",
        "properties",
        "primaryIdentifier",
        "additionalProperties",
    ];
    private static readonly string[] HookMembers = ["description", "typeConfiguration", "additionalProperties"];

    public static TypePackage Read(byte[] content, string kind, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return archive.GetEntry(".rpdk-config") is null || archive.GetEntry("schema.json") is not { } schema
                ? Refused(RegistryErrors.BadArtifact)
                : Read(archive, Parse(schema), kind, name);
        }
        catch (InvalidDataException)
        {
            return Refused(RegistryErrors.BadArtifact);
        }
        catch (JsonException)
        {
            return Refused(RegistryErrors.BadSchema);
        }
    }

    private static TypePackage Read(ZipArchive archive, JsonObject? schema, string kind, string name)
    {
        if (schema?.Text("typeName") != name || !HasForm(schema, kind) || !SchemaTrial.IsReadable(name, schema))
        {
            return Refused(RegistryErrors.BadSchema);
        }

        if (kind != "MODULE")
        {
            return new(schema, null, null);
        }

        return Fragments(archive) is [var fragment]
            ? new(schema, fragment, null)
            : Refused(RegistryErrors.BadFragments);
    }

    private static bool HasForm(JsonObject schema, string kind) =>
        kind switch
        {
            "RESOURCE" => ResourceMembers.All(schema.ContainsKey) && schema["properties"] is JsonObject { Count: > 0 },
            "HOOK" => HookMembers.All(schema.ContainsKey) && schema["typeConfiguration"] is JsonObject,
            _ => schema["properties"] is JsonObject,
        };

    private static JsonObject[] Fragments(ZipArchive archive) =>
        [
            .. archive
                .Entries.Where(static entry =>
                    entry.FullName.StartsWith("fragments/", StringComparison.Ordinal) && entry.Name.Length > 0
                )
                .Select(Template)
                .OfType<JsonObject>(),
        ];

    private static JsonObject? Template(ZipArchiveEntry entry)
    {
        try
        {
            return TemplateText.Parse(Text(entry)) is { } root && root["Resources"] is JsonObject ? root : null;
        }
        catch (AwsException)
        {
            return null;
        }
    }

    private static JsonObject? Parse(ZipArchiveEntry entry) => StrictJson.Parse(Text(entry)) as JsonObject;

    private static string Text(ZipArchiveEntry entry)
    {
        // the length is what the archive claims: no more than that is read
        var bytes = new byte[Math.Min(entry.Length, MaxFileBytes) + 1];
        using var stream = entry.Open();
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length < bytes.Length
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new InvalidDataException($"{entry.FullName} is larger than it may be");
    }

    private static TypePackage Refused(string reason) => new(null, null, reason);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>Tries whether a schema that somebody wrote can be read, down to its last part.</summary>
/// <remarks>https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html</remarks>
internal static class SchemaTrial
{
    private const int MostReferences = 32;
    private static readonly string[] PathLists =
    [
        "primaryIdentifier",
        "readOnlyProperties",
        "writeOnlyProperties",
        "createOnlyProperties",
        "conditionalCreateOnlyProperties",
    ];

    public static bool IsReadable(string name, JsonObject schema)
    {
        if (!PathLists.All(list => HasPaths(schema, list)) || !HasEnd(schema, schema))
        {
            return false;
        }

        try
        {
            Visit(RegistryType.Of(name, JsonSerializer.SerializeToElement(schema)).Schema, []);
            return true;
        }
        catch (Exception unreadable)
            when (unreadable
                    is InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
                        or FormatException
                        or NullReferenceException
            )
        {
            return false;
        }
    }

    /// <summary>Whether every path leads to a property that the schema has.</summary>
    private static bool HasPaths(JsonObject schema, string list) =>
        schema[list] is null
        || (
            schema[list] is JsonArray paths
            && paths.All(path =>
                path.Text() is { } text
                && text.StartsWith("/properties/", StringComparison.Ordinal)
                && (schema["properties"] as JsonObject)?.ContainsKey(text.Split('/')[2]) == true
            )
        );

    /// <summary>Whether no reference leads back to itself without a schema between.</summary>
    private static bool HasEnd(JsonObject schema, JsonNode? part) =>
        part switch
        {
            JsonObject tree when tree["$ref"] is { } reference => End(schema, reference.Text()),
            JsonObject tree => tree.All(member => HasEnd(schema, member.Value)),
            JsonArray list => list.All(item => HasEnd(schema, item)),
            _ => true,
        };

    private static bool End(JsonObject schema, string? reference)
    {
        for (var step = 0; step < MostReferences && reference is not null; step++)
        {
            if (!reference.StartsWith("#/", StringComparison.Ordinal) || Part(schema, reference) is not { } part)
            {
                return false;
            }

            reference = part["$ref"].Text();
        }

        return reference is null;
    }

    private static JsonObject? Part(JsonObject schema, string reference) =>
        reference
            .Split('/')[1..]
            .Aggregate(
                (JsonNode?)schema,
                static (part, member) =>
                    (part as JsonObject)?[
                        member.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                    ]
            ) as JsonObject;

    private static void Visit(ValueSchema schema, HashSet<ValueSchema> seen)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        _ = (schema.Pattern, schema.Required, schema.Values, schema.HasUniqueItems);
        ValueSchema?[] others = [schema.Items, schema.Others];
        foreach (
            var part in schema
                .Properties.Values.Concat(schema.PatternProperties.Select(static each => each.Schema))
                .Concat(schema.AllOf)
                .Concat(schema.AnyOf)
                .Concat(schema.OneOf)
                .Concat(others.OfType<ValueSchema>())
        )
        {
            Visit(part, seen);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>The names of types as JSON Schema has them, and as messages of CloudFormation do: in title case.</summary>
internal static class TypeNames
{
    private static readonly (string Name, ValueTypes Type)[] All =
    [
        ("string", ValueTypes.Text),
        ("integer", ValueTypes.Whole),
        ("number", ValueTypes.Number),
        ("boolean", ValueTypes.Truth),
        ("object", ValueTypes.Tree),
        ("array", ValueTypes.List),
        ("null", ValueTypes.Null),
    ];

    internal static ValueTypes Of(string name) => Array.Find(All, each => each.Name == name).Type;

    internal static string Of(JsonNode value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.Object => "Object",
            JsonValueKind.Array => "Array",
            JsonValueKind.String => "String",
            JsonValueKind.Number => "Integer",
            _ => "Boolean",
        };

    internal static IReadOnlyList<string> In(ValueTypes types) =>
        [
            .. All.Where(each => types.HasFlag(each.Type))
                .Select(static each => $"{char.ToUpperInvariant(each.Name[0])}{each.Name[1..]}"),
        ];
}

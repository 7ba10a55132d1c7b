using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.Templates;

namespace AiChef.Bench.Contenders;

/// <summary>A template as JSON, in which short forms of functions are written in full.</summary>
internal static class TemplateJson
{
    /// <summary>The JSON of a node; null for a value that stands for nothing.</summary>
    internal static JsonNode? Of(TemplateNode node) =>
        node.Tag is { } tag ? new JsonObject { [FullName(tag)] = Argument(tag, node) } : Plain(node);

    private static string FullName(string tag) => tag is "Ref" or "Condition" ? tag : $"Fn::{tag}";

    // !GetAtt Table.Arn names the attribute after the first dot.
    private static JsonNode? Argument(string tag, TemplateNode node) =>
        tag == "GetAtt" && node.Scalar is { } path
            ? new JsonArray([.. path.Split('.', 2).Select(part => (JsonNode)part)])
            : Plain(node);

    private static JsonNode? Plain(TemplateNode node) =>
        node switch
        {
            { IsMap: true } => new JsonObject(
                node.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))
            ),
            { IsList: true } => new JsonArray([.. node.Items.Select(Of)]),
            { IsNull: true } => null,
            _ => Scalar(node.Value!),
        };

    private static JsonNode Scalar(TemplateScalar value) =>
        value.Kind switch
        {
            ScalarKind.Boolean => bool.Parse(value.Text),
            ScalarKind.Whole => long.Parse(value.Text, CultureInfo.InvariantCulture),
            _ => value.Text,
        };
}

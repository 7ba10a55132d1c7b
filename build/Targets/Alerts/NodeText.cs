using System.Text.Json.Nodes;
using AiChef.Templates;

namespace AiChef.Targets.Alerts;

/// <summary>Writes a node of a template as JSON, which YAML reads as well, with functions in their long form.</summary>
internal static class NodeText
{
    internal static JsonNode? JsonOf(TemplateNode node) =>
        node.Tag switch
        {
            null => Plain(node),
            "Ref" or "Condition" => new JsonObject { [node.Tag] = Plain(node) },
            _ => new JsonObject { [$"Fn::{node.Tag}"] = Plain(node) },
        };

    /// <summary>The names of the conditions that a node uses.</summary>
    internal static IEnumerable<string> ConditionsIn(TemplateNode node)
    {
        IEnumerable<string> own = node switch
        {
            { Tag: "If", Items: [{ Scalar: { } name }, ..] } => [name],
            { Tag: "Condition", Scalar: { } name } => [name],
            _ => node["Condition"]?.Scalar is { } named ? [named]
            : node["Fn::If"]?.Items is [{ Scalar: { } tested }, ..] ? [tested]
            : [],
        };
        return own.Concat(node.Items.SelectMany(ConditionsIn))
            .Concat(node.Entries.SelectMany(static entry => ConditionsIn(entry.Value)));
    }

    private static JsonNode? Plain(TemplateNode node) =>
        node.Scalar is { } text ? JsonValue.Create(text)
        : node.IsMap
            ? new JsonObject(node.Entries.Select(static entry => KeyValuePair.Create(entry.Key, JsonOf(entry.Value))))
        : new JsonArray([.. node.Items.Select(JsonOf)]);
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// The template that a nested stack had before an operation of its parent, which a rollback of the operation restores:
/// the URL may lead to another one by then.
/// </summary>
/// <param name="Operation">The parent's operation.</param>
/// <param name="Body">The text.</param>
internal sealed record FormerTemplate(string Operation, string Body)
{
    // No attribute that a template can ask for, since those are outputs.
    private const string Key = "FormerTemplate";

    /// <summary>The text that attributes keep for an operation; null if they keep none.</summary>
    public static string? In(JsonObject attributes, string operation) =>
        attributes.Object(Key) is { } kept && kept.Text(nameof(Operation)) == operation
            ? kept.Text(nameof(Body))
            : null;

    /// <summary>Keeps it with the attributes of the resource.</summary>
    public void AddTo(JsonObject attributes) =>
        attributes[Key] = new JsonObject { [nameof(Operation)] = Operation, [nameof(Body)] = Body };
}

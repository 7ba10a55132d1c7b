using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A definition that a template contains as an object, written in JSON.</summary>
internal static class DefinitionTree
{
    /// <summary>The text, with a mark in place of each value that only AWS knows.</summary>
    /// <param name="tree">The property Definition.</param>
    /// <param name="hasSubstitutions">Whether placeholders in its texts are replaced.</param>
    internal static string TextOf(TemplateNode tree, bool hasSubstitutions) =>
        JsonOf(tree, hasSubstitutions)!.ToJsonString();

    private static JsonNode? JsonOf(TemplateNode node, bool hasSubstitutions)
    {
        if (Intrinsics.FunctionOf(node) is not null)
        {
            return UnknownValue.Mark;
        }

        if (node.Value is { } scalar)
        {
            return hasSubstitutions && scalar.Text.Contains("${", StringComparison.Ordinal)
                ? UnknownValue.Mark
                : ValueOf(scalar);
        }

        return node.IsMap
            ? new JsonObject(node.Entries.Select(e => KeyValuePair.Create(e.Key, JsonOf(e.Value, hasSubstitutions))))
            : new JsonArray([.. node.Items.Select(item => JsonOf(item, hasSubstitutions))]);
    }

    private static JsonNode? ValueOf(TemplateScalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Boolean => scalar.Text == "true",
            ScalarKind.Whole when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var whole) => whole,
            ScalarKind.Fraction when double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => scalar.Text,
        };
}

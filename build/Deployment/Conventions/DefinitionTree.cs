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

    /// <summary>True if only AWS knows a part of the tree.</summary>
    internal static bool IsUnknown(TemplateNode node, bool hasSubstitutions) =>
        Intrinsics.FunctionOf(node) is not null
        || (hasSubstitutions && node.Scalar?.Contains("${", StringComparison.Ordinal) == true);

    private static JsonNode? JsonOf(TemplateNode node, bool hasSubstitutions)
    {
        if (IsUnknown(node, hasSubstitutions))
        {
            return UnknownValue.Mark;
        }

        if (node.Value is { } scalar)
        {
            return ValueOf(scalar);
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

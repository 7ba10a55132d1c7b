using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A definition that a template contains as an object, written in JSON.</summary>
internal static class DefinitionTree
{
    internal static string TextOf(TemplateNode tree) => JsonOf(tree)!.ToJsonString();

    private static JsonNode? JsonOf(TemplateNode node)
    {
        if (Intrinsics.FunctionOf(node) is not null)
        {
            return UnknownValue.Mark;
        }

        if (node.Value is { } scalar)
        {
            return ValueOf(scalar);
        }

        return node.IsMap
            ? new JsonObject(node.Entries.Select(static e => KeyValuePair.Create(e.Key, JsonOf(e.Value))))
            : new JsonArray([.. node.Items.Select(JsonOf)]);
    }

    private static JsonNode? ValueOf(TemplateScalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Boolean => scalar.Text == "true",
            ScalarKind.Whole when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var whole) => whole,
            ScalarKind.Fraction when double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) =>
                number,
            // DefinitionSubstitutions replace these
            _ => scalar.Text.StartsWith("${", StringComparison.Ordinal) ? UnknownValue.Mark : scalar.Text,
        };
}

using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.Templates;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Reads a template's text into one tree, with the short tags of functions written out.</summary>
internal static class TemplateText
{
    /// <summary>
    /// The deepest nesting of maps, lists and functions: more than a template needs, and few enough for every reader of
    /// the tree.
    /// </summary>
    private const int MaxDepth = 50;

    public static JsonObject Parse(string body)
    {
        TemplateNode root;
        try
        {
            root = TemplateReader.Read(body);
        }
        catch (TemplateSyntaxException mistake)
        {
            throw Refused(mistake);
        }

        return Tree(root, 0) as JsonObject
            ?? throw CloudFormationErrors.Validation("Template format error: unsupported structure.");
    }

    private static AwsException Refused(TemplateSyntaxException mistake) =>
        mistake.Defect switch
        {
            TemplateDefect.Depth => TooDeep(),
            TemplateDefect.Empty => CloudFormationErrors.Validation("Template format error: unsupported structure."),
            TemplateDefect.Alias => CloudFormationErrors.Validation(
                "Template error: YAML aliases are not allowed in CloudFormation templates"
            ),
            TemplateDefect.Json => CloudFormationErrors.Validation(
                $"Template format error: JSON not well-formed. (line {mistake.Line}, column {mistake.Column + 1})"
            ),
            // AWS gives the position of an invalid character, but not of an invalid block.
            TemplateDefect.YamlCharacter => CloudFormationErrors.Validation(
                $"Template format error: YAML not well-formed. (line {mistake.Line}, column {mistake.Column})"
            ),
            _ => CloudFormationErrors.Validation("Template format error: YAML not well-formed."),
        };

    private static AwsException TooDeep() =>
        CloudFormationErrors.Validation(
            "Template format error: LocalCloud does not read "
                + $"templates that are nested more than {MaxDepth} levels deep"
        );

    private static JsonNode? Tree(TemplateNode node, int depth)
    {
        depth += node.Tag is null ? 1 : 2;
        if (depth > MaxDepth)
        {
            throw TooDeep();
        }

        JsonNode? tree =
            node.Value is { } scalar ? ValueOf(scalar)
            : node.IsMap ? new JsonObject(node.Entries.Select(e => KeyValuePair.Create(e.Key, Tree(e.Value, depth))))
            : new JsonArray([.. node.Items.Select(item => Tree(item, depth))]);
        return node.Tag is { } tag ? Tagged(tag, tree) : tree;
    }

    /// <summary><c>!GetAtt a.b</c> is <c>{"Fn::GetAtt": ["a", "b"]}</c>; Ref and Condition have no prefix.</summary>
    private static JsonObject Tagged(string tag, JsonNode? node)
    {
        if (tag == "GetAtt" && node is JsonValue value)
        {
            var path = value.ToString();
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            return new()
            {
                ["Fn::GetAtt"] = dot < 0 ? new JsonArray(path) : new JsonArray(path[..dot], path[(dot + 1)..]),
            };
        }

        return new() { [tag is "Ref" or "Condition" ? tag : "Fn::" + tag] = node };
    }

    private static JsonNode? ValueOf(TemplateScalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Boolean => JsonValue.Create(scalar.Text == "true"),
            ScalarKind.Whole when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            ScalarKind.Whole or ScalarKind.Fraction when Number(scalar.Text) is { } number => number,
            _ => JsonValue.Create(scalar.Text),
        };

    /// <summary>A number that keeps its digits; null for infinity and what else JSON cannot write.</summary>
    private static JsonNode? Number(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json.Nodes;

namespace AiChef.Json.Paths;

/// <summary>A JSONPath of the Amazon States Language: $.a, $$.Execution.Id, $variable.b.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html</remarks>
internal sealed class JsonPath
{
    private JsonPath(string text, PathRoot root, string? variable, IReadOnlyList<PathSegment> segments)
    {
        Text = text;
        Root = root;
        Variable = variable;
        Segments = segments;
    }

    public string Text { get; }

    public PathRoot Root { get; }

    public string? Variable { get; }

    public IReadOnlyList<PathSegment> Segments { get; }

    public bool IsDefinite => Segments.All(segment => segment.IsDefinite);

    /// <summary>A reference path names one place and can be written to: members and indexes only.</summary>
    public bool IsReference =>
        Segments.All(segment => segment is PropertySegment || (segment is IndexSegment index && index.IsDefinite));

    /// <summary>The path that the whole text is.</summary>
    /// <exception cref="FormatException">The text is no JSONPath.</exception>
    public static JsonPath Parse(string text)
    {
        var parser = new PathParser(text);
        var (root, variable) = parser.ReadRoot();
        return new JsonPath(text, root, variable, parser.ReadSegments());
    }

    public static bool TryParse(string text, out JsonPath? path)
    {
        try
        {
            path = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            path = null;
            return false;
        }
    }

    /// <summary>The selected value; a list for a path that may select several.</summary>
    /// <exception cref="PathNotFoundException">A definite path selects nothing.</exception>
    public JsonNode? Evaluate(JsonNode? root) => IsDefinite ? Walk(root) : All(root);

    private JsonArray All(JsonNode? root)
    {
        IEnumerable<JsonNode?> nodes = [root];
        foreach (var segment in Segments)
        {
            nodes = nodes.SelectMany(node => segment.Select(node, root));
        }

        return new JsonArray([.. nodes.Select(node => node?.DeepClone())]);
    }

    private JsonNode? Walk(JsonNode? root)
    {
        var node = root;
        var path = "$";
        for (var i = 0; i < Segments.Count; i++)
        {
            var segment = Segments[i];
            var found = segment.Select(node, root).Take(1).ToList();
            if (found.Count == 0)
            {
                throw new PathNotFoundException(Reason(node, segment, path, i == Segments.Count - 1));
            }

            node = found[0];
            path += segment.Fragment;
        }

        return node;
    }

    // the messages of Jayway JsonPath, which Step Functions uses
    private string Reason(JsonNode? node, PathSegment segment, string path, bool last) =>
        segment switch
        {
            IndexSegment when node is not JsonArray =>
                $"Filter: {segment.Fragment} can only be applied to arrays. Current context is: {JsonText.Write(node)}",
            PropertySegment when node is not JsonObject =>
                $"Expected to find an object with property {segment.Fragment} in path {path} but found "
                    + $"'{JavaType(node)}'. This is not a json object according to the "
                    + "JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
            PropertySegment when !last => $"Missing property in path {path}{segment.Fragment}",
            _ => "No results for path: $" + string.Concat(Segments.Select(each => each.Fragment)),
        };

    private static string JavaType(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonArray => "java.util.ArrayList",
            _ when JsonNumber.Is(node) => JsonNumber.TryLong(node, out _) ? "java.lang.Integer" : "java.lang.Double",
            _ when node.GetValueKind() is System.Text.Json.JsonValueKind.String => "java.lang.String",
            _ => "java.lang.Boolean",
        };
}

using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Access;

/// <summary>
/// Reads policy documents whose form was checked when they were stored. What cannot be read matches nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class PolicyReader
{
    private static readonly string[] SetOperators = ["ForAllValues:", "ForAnyValue:"];

    public static IReadOnlyList<PolicyStatement> Read(string document)
    {
        var root = JsonNode.Parse(document) as JsonObject ?? [];
        var hasVariables = Text(root["Version"]) == "2012-10-17";
        IEnumerable<JsonObject> statements = root["Statement"] switch
        {
            JsonArray several => several.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };
        return [.. statements.Select(statement => Statement(statement, hasVariables))];
    }

    private static PolicyStatement Statement(JsonObject statement, bool hasVariables) =>
        new()
        {
            IsAllow = Text(statement["Effect"]) == "Allow",
            Actions = Patterns(statement, "Action") ?? new([], IsInverted: false),
            Resources = Patterns(statement, "Resource"),
            Principals =
                statement["Principal"] is { } principal ? Principals(principal, isInverted: false)
                : statement["NotPrincipal"] is { } others ? Principals(others, isInverted: true)
                : null,
            Conditions = [.. Conditions(statement["Condition"] as JsonObject ?? [])],
            HasVariables = hasVariables,
        };

    private static PolicyPatterns? Patterns(JsonObject statement, string member) =>
        statement[member] is { } given ? new(Texts(given), IsInverted: false)
        : statement["Not" + member] is { } others ? new(Texts(others), IsInverted: true)
        : null;

    private static PolicyPrincipals Principals(JsonNode node, bool isInverted) =>
        new(
            node is JsonObject types
                ? [.. types.SelectMany(static type => Texts(type.Value).Select(text => (type.Key, text)))]
                : [.. Texts(node).Select(static text => ("AWS", text))],
            isInverted
        );

    private static IEnumerable<PolicyCondition> Conditions(JsonObject block)
    {
        foreach (var (written, tests) in block)
        {
            var name = written;
            var set = Array.Find(SetOperators, each => name.StartsWith(each, StringComparison.OrdinalIgnoreCase));
            name = name[(set?.Length ?? 0)..];
            var ifExists = name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
            name = ifExists ? name[..^"IfExists".Length] : name;
            foreach (var (key, values) in tests as JsonObject ?? [])
            {
                yield return new(name, key, Texts(values)) { Set = set?[..^1], IfExists = ifExists };
            }
        }
    }

    private static IReadOnlyList<string> Texts(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray several => [.. several.Select(Text)],
            var one => [Text(one)],
        };

    // true and 1 may be written without quotes
    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}

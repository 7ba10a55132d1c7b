using System.Text.RegularExpressions;
using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>Reads CloudFormation's intrinsic functions in both spellings, <c>!Ref A</c> and <c>Ref: A</c>.</summary>
internal static partial class Intrinsics
{
    /// <summary>
    /// The name of the function that the node is, without <c>Fn::</c>, and its argument; null for anything else.
    /// </summary>
    internal static (string Name, TemplateNode Argument)? FunctionOf(TemplateNode node)
    {
        if (node.Tag is { } tag)
        {
            return (tag, node);
        }

        return
            node is { IsMap: true, Entries: [var (key, argument)] }
            && (key is "Ref" or "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal))
            ? (key.Replace("Fn::", "", StringComparison.Ordinal), argument)
            : null;
    }

    /// <summary>A node and everything below it.</summary>
    internal static IReadOnlyList<TemplateNode> Walk(TemplateNode node)
    {
        var found = new List<TemplateNode>();
        AddAll(node, found);
        return found;
    }

    private static void AddAll(TemplateNode node, List<TemplateNode> found)
    {
        found.Add(node);
        foreach (var item in node.Items)
        {
            AddAll(item, found);
        }
        foreach (var entry in node.Entries)
        {
            AddAll(entry.Value, found);
        }
    }

    /// <summary>
    /// The text of a node as far as it is known: a literal, or the text of a Sub with its placeholders left in.
    /// </summary>
    internal static string? TextOf(TemplateNode? node) =>
        node switch
        {
            null => null,
            { Tag: null, Scalar: { } literal } => literal,
            _ => FunctionOf(node) is ("Sub", var argument) ? SubTextOf(argument) : null,
        };

    private static string? SubTextOf(TemplateNode argument) =>
        argument.Scalar ?? (argument.Items is [var text, ..] ? text.Scalar : null);

    /// <summary>The logical ids to which a value refers with Ref, GetAtt or Sub.</summary>
    internal static IEnumerable<string> ResourcesIn(TemplateNode value) =>
        Walk(value)
            .SelectMany(node =>
                FunctionOf(node) switch
                {
                    ("Ref", { Scalar: { } id }) => [id],
                    ("GetAtt", { Scalar: { } id }) => [id],
                    ("GetAtt", { Items: [{ Scalar: { } id }, ..] }) => [id],
                    ("Sub", var argument) => PlaceholdersOf(SubTextOf(argument) ?? ""),
                    _ => Enumerable.Empty<string>(),
                }
            )
            .Select(name => name.Split('.')[0]);

    /// <summary>
    /// What the placeholders of a Sub name, such as <c>Table.Arn</c>; those written <c>${!…}</c> are plain text.
    /// </summary>
    internal static IEnumerable<string> PlaceholdersOf(string text) =>
        Placeholder()
            .Matches(text)
            .Select(static match => match.Groups["name"])
            .Where(static name => name.Success)
            .Select(static name => name.Value);

    /// <summary>
    /// A Sub's text with its placeholders replaced, each once, whatever a value looks like; null when one has no value.
    /// </summary>
    internal static string? Filled(string text, Func<string, string?> valueOf)
    {
        var isKnown = true;
        var filled = Placeholder()
            .Replace(
                text,
                match =>
                {
                    if (match.Groups["literal"] is { Success: true, Value: var literal })
                    {
                        return $"${{{literal}}}";
                    }
                    var value = valueOf(match.Groups["name"].Value);
                    isKnown &= value is not null;
                    return value ?? "";
                }
            );
        return isKnown ? filled : null;
    }

    /// <summary>The names that a Sub defines itself.</summary>
    internal static IEnumerable<string> OwnNamesOf(TemplateNode sub) =>
        sub.Items.Count == 2 ? sub.Items[1].Entries.Select(static entry => entry.Key) : [];

    [GeneratedRegex(@"\$\{(?:!(?<literal>[^}]*)|(?<name>[^!}][^}]*))\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

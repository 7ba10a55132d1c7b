using System.Text.RegularExpressions;

namespace AiChef.Deployment.CloudFormation;

/// <summary>
/// The values that a template's Ref and Sub stand for as far as they are known without AWS: parameters and the stack's name.
/// </summary>
/// <param name="parameters">The value of each parameter.</param>
/// <param name="stackName">The stack's name.</param>
internal sealed partial class KnownValues(IReadOnlyDictionary<string, string> parameters, string stackName)
{
    /// <summary>The text that a node becomes, or null when AWS alone knows it.</summary>
    internal string? TextOf(TemplateNode node) =>
        Intrinsics.FunctionOf(node) switch
        {
            null => node.Scalar,
            ("Ref", { Scalar: { } name }) => ValueOf(name),
            ("Sub", { Scalar: { } text }) => Filled(text, null),
            ("Sub", { Items: [{ Scalar: { } text }, var own] }) => Filled(text, own),
            ("Join", { Items: [{ Scalar: { } separator }, var list] }) => Joined(separator, list),
            _ => null,
        };

    private string? ValueOf(string name) => name == "AWS::StackName" ? stackName : parameters.GetValueOrDefault(name);

    private string? Joined(string separator, TemplateNode list)
    {
        var parts = list.Items.Select(TextOf).ToList();
        return list.Items.Count == 0 || parts.Contains(null) ? null : string.Join(separator, parts);
    }

    /// <summary>Each placeholder is replaced once: what a value looks like makes no difference.</summary>
    private string? Filled(string text, TemplateNode? own)
    {
        var isKnown = true;
        var filled = Placeholder()
            .Replace(
                text,
                match =>
                {
                    if (match.Groups["literal"].Success)
                    {
                        return $"${{{match.Groups["literal"].Value}}}";
                    }
                    var name = match.Groups["name"].Value;
                    var value = own?[name] is { } given ? TextOf(given) : ValueOf(name);
                    isKnown &= value is not null;
                    return value ?? "";
                }
            );
        return isKnown ? filled : null;
    }

    [GeneratedRegex(@"\$\{(?:!(?<literal>[^}]*)|(?<name>[^!}][^}]*))\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

using System.Text.RegularExpressions;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// Writes the names of kept resources into a template where functions give them: AWS takes over an existing resource
/// only by a name that the template states.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
/// </remarks>
internal static partial class FixedNames
{
    /// <summary>
    /// The template with these names, where a function and its arguments stand on the line of the property; otherwise
    /// as it is.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="known">The values of its parameters.</param>
    internal static StackTemplate In(StackTemplate template, KnownValues known)
    {
        var lines = template.Body.Split('\n');
        var isChanged = false;
        foreach (var (property, node) in template.KeptNames)
        {
            if (
                Intrinsics.FunctionOf(node) is not null
                && known.TextOf(node) is { } name
                && IsPlain().IsMatch(name)
                && OneLine().Match(lines[node.Line - 1]) is { Success: true } line
                && line.Groups["key"].Value == property
            )
            {
                lines[node.Line - 1] = $"{line.Groups["before"].Value}\"{name}\"{line.Groups["end"].Value}";
                isChanged = true;
            }
        }
        return isChanged ? StackTemplate.Parse(string.Join('\n', lines), template.DisplayPath) : template;
    }

    [GeneratedRegex(@"^[\w./-]+$", RegexOptions.None, 1000)]
    private static partial Regex IsPlain();

    // A whole line of YAML in block style, such as "  TableName: !Sub ${Prefix}-sessions".
    [GeneratedRegex(
        @"^(?<before>\s*(?<key>\w+):\s+)!(?:Sub|Ref)\s+(?:[^\s""'\[{#][^\s#]*|""[^""]*""|'[^']*')\s*?(?<end>\r?)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OneLine();
}

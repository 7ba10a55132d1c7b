using System.Text;

namespace AiChef.Targets.Access;

/// <summary>A statement of a policy.</summary>
/// <param name="Sid">Its name, letters and digits.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Resources">The resources.</param>
internal sealed record PolicyStatement(
    string Sid,
    IReadOnlyList<string> Actions,
    IReadOnlyList<PolicyResource> Resources
)
{
    /// <summary>What the placeholders of a policy stand for where their values are longest.</summary>
    private static readonly (string Placeholder, string Longest)[] Values =
    [
        ("${AWS::Partition}", "aws-us-gov"),
        ("${AWS::Region}", "ap-southeast-1"),
        ("${AWS::AccountId}", "123456789012"),
        ("${NamePrefix}", "a-prefix-of-24-characters"),
        ("${Environment}", "an-environment-of-some-length"),
    ];

    /// <summary>Whether it denies; false by default.</summary>
    public bool Denies { get; init; }

    /// <summary>Keys that must equal one of some texts of the template, such as <c>!Sub "..."</c>.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<string> Texts)> Equal { get; init; } = [];

    /// <summary>The statement as an item of a list in the template.</summary>
    /// <param name="indent">The spaces before its hyphen.</param>
    internal string TextAt(int indent)
    {
        var space = new string(' ', indent);
        var text = new StringBuilder();
        text.Append(space).Append("- Sid: ").Append(Sid).Append('\n');
        text.Append(space).Append("  Effect: ").Append(Denies ? "Deny" : "Allow").Append('\n');
        text.Append(space).Append("  Action:\n");
        Append(text, $"{space}    ", Actions);
        text.Append(space).Append("  Resource:\n");
        Append(text, $"{space}    ", Resources.Select(static resource => resource.Text));
        if (Equal.Count > 0)
        {
            text.Append(space).Append("  Condition:\n").Append(space).Append("    StringEquals:\n");
            foreach (var (key, texts) in Equal)
            {
                text.Append(space).Append("      ").Append(key).Append(":\n");
                Append(text, $"{space}        ", texts);
            }
        }
        return text.ToString();
    }

    /// <summary>An upper bound of the characters that IAM counts, which are all but white space.</summary>
    internal int LongestSize
    {
        get
        {
            var text = TextAt(0);
            foreach (var (placeholder, longest) in Values)
            {
                text = text.Replace(placeholder, longest, StringComparison.Ordinal);
            }
            // Each line becomes a text in quotes with a comma; brackets and braces are fewer than the words of YAML.
            return text.Count(static c => !char.IsWhiteSpace(c)) + (3 * text.Count(static c => c == '\n'));
        }
    }

    private static void Append(StringBuilder text, string space, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            text.Append(space).Append("- ").Append(item).Append('\n');
        }
    }
}

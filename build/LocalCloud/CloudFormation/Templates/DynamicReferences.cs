using System.Text;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// <c>{{resolve:ssm:name:version}}</c> and the like within texts.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
/// </summary>
internal static class DynamicReferences
{
    private const string Open = "{{resolve:";

    /// <summary>A text with its references resolved; not known if what they name is not.</summary>
    public static string Resolve(string text, Func<string, string, string> value)
    {
        if (text.Contains(Evaluator.Unknown, StringComparison.Ordinal))
        {
            return Evaluator.Unknown;
        }

        var result = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            result.Append(text, at, open - at);
            var inner = text[(open + Open.Length)..close];
            var colon = inner.IndexOf(':', StringComparison.Ordinal);
            result.Append(colon < 0 ? text[open..(close + 2)] : value(inner[..colon], inner[(colon + 1)..]));
            at = close + 2;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}

using System.Text;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// The variables in an Fn::Sub text: <c>${Name}</c>, while <c>${!Literal}</c> stays as <c>${Literal}</c>.
/// </summary>
internal static class SubText
{
    public static string Replace(string text, Func<string, string> value)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            result.Append(text, at, open - at);
            var name = text[(open + 2)..close];
            _ = name.StartsWith('!')
                ? result.Append("${").Append(name, 1, name.Length - 1).Append('}')
                : result.Append(value(name.Trim()));
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    public static IReadOnlyList<string> Variables(string text)
    {
        var names = new List<string>();
        Replace(
            text,
            name =>
            {
                names.Add(name);
                return "";
            }
        );
        return names;
    }
}

using System.Text.RegularExpressions;

namespace AiChef.Deployment.CloudFormation.Failures;

/// <summary>
/// Makes AWS's reasons readable: a resource handler wraps the message of its service in two envelopes, and a JSON
/// parser quotes the whole text that it could not read.
/// </summary>
internal static partial class ReasonText
{
    /// <summary>The longest reason shown, in characters; the events contain it in full.</summary>
    internal const int Longest = 400;

    /// <summary>The message alone, in one line of at most <see cref="Longest"/> characters.</summary>
    internal static string Plain(string reason)
    {
        var text = HandlerEnvelope().Replace(reason.Trim(), "${message}");
        text = ServiceEnvelope().Replace(text, m => m.Groups["code"].Success ? $" ({m.Groups["code"].Value})" : "");
        text = QuotedSource().Replace(text, " at line ${line}, column ${column}");
        text = WhiteSpace().Replace(text, " ").Trim();
        return text.Length <= Longest ? text : $"{text[..(Longest - 2)]} …";
    }

    [GeneratedRegex(
        """^Resource handler returned message: "(?<message>.*)" \(RequestToken: [^,)]+, HandlerErrorCode: \w+\)$""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HandlerEnvelope();

    [GeneratedRegex(
        """\s*\(Service: [^()]*?(Error Code: (?<code>\w+)[^()]*)?\)(\s*\(SDK Attempt Count: \d+\))?""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ServiceEnvelope();

    [GeneratedRegex(
        """\s+at \[Source: \(String\)".*"; line: (?<line>\d+), column: (?<column>\d+)\]""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex QuotedSource();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

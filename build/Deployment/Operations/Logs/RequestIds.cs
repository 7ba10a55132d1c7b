using System.Text.RegularExpressions;

namespace AiChef.Deployment.Operations.Logs;

/// <summary>The ids of requests that log events name.</summary>
internal static partial class RequestIds
{
    /// <summary>Each id once: of a JSON event of the runtime or the platform, or of a line in plain text.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html</remarks>
    internal static IReadOnlyList<string> Of(IEnumerable<LogLine> lines) =>
        [
            .. lines
                .SelectMany(static line => Id().Matches(line.Message).Select(static match => match.Groups["id"].Value))
                .Distinct(StringComparer.Ordinal),
        ];

    [GeneratedRegex(
        """request_?id"?\s*:\s*"?(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Id();
}

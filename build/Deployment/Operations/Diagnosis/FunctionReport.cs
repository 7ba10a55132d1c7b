using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>What Lambda writes into a function's log at the end of a call.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Took">How long the call took.</param>
/// <param name="Memory">The function's memory in MB.</param>
/// <param name="Used">How much of it was used, in MB.</param>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html</remarks>
internal sealed partial record FunctionReport(string Function, TimeSpan Took, double Memory, double Used)
{
    /// <summary>The filter pattern of such lines, in plain text and in JSON.</summary>
    internal const string Pattern = "?REPORT ?\"platform.report\"";

    /// <summary>The report of a line; null for another line.</summary>
    internal static FunctionReport? Of(LogLine line)
    {
        if (line.Message.StartsWith('{'))
        {
            return OfJson(line);
        }
        var match = PlainReport().Match(line.Message);
        return match.Success
            ? new(
                line.Source.Name,
                TimeSpan.FromMilliseconds(Number(match, "took")),
                Number(match, "memory"),
                Number(match, "used")
            )
            : null;
    }

    private static FunctionReport? OfJson(LogLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Message);
            var json = document.RootElement;
            return
                json.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.GetString() == "platform.report"
                && json.TryGetProperty("record", out var record)
                && record.TryGetProperty("metrics", out var metrics)
                ? new(
                    line.Source.Name,
                    TimeSpan.FromMilliseconds(metrics.GetProperty("durationMs").GetDouble()),
                    metrics.GetProperty("memorySizeMB").GetDouble(),
                    metrics.GetProperty("maxMemoryUsedMB").GetDouble()
                )
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // a line of the function itself
        }
    }

    private static double Number(Match match, string name) =>
        double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^REPORT RequestId: \S+\s+Duration: (?<took>[\d.]+) ms.*Memory Size: (?<memory>\d+) MB\s+"
            + @"Max Memory Used: (?<used>\d+) MB",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PlainReport();
}

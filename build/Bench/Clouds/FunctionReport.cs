using System.Text.Json.Nodes;

namespace AiChef.Bench.Clouds;

/// <summary>What Lambda reports of a call in the function's log.</summary>
/// <param name="Function">The function.</param>
/// <param name="Duration">How long the call took.</param>
/// <param name="Start">How long the function took to start; null unless the call was the first.</param>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report</remarks>
internal sealed record FunctionReport(string Function, TimeSpan Duration, TimeSpan? Start)
{
    /// <summary>The report in a line of a function's log, as JSON; null if the line is another one.</summary>
    internal static FunctionReport? Of(string function, string line)
    {
        if (JsonNode.Parse(line) is not JsonObject json || (string?)json["type"] != "platform.report")
        {
            return null;
        }
        var metrics = json["record"]!["metrics"]!;
        return new(
            function,
            TimeSpan.FromMilliseconds((double)metrics["durationMs"]!),
            (double?)metrics["initDurationMs"] is { } start ? TimeSpan.FromMilliseconds(start) : null
        );
    }
}

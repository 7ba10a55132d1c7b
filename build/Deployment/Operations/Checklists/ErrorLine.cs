using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A line of a log that tells of an error.</summary>
/// <param name="Source">The name of the log.</param>
/// <param name="Kind">The message without what differs from line to line.</param>
/// <param name="Sample">The message.</param>
internal sealed partial record ErrorLine(string Source, string Kind, string Sample)
{
    /// <summary>A filter pattern that all such lines match, and some others.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
    /// </remarks>
    internal const string Pattern =
        "?ERROR ?Error ?error ?Exception ?Critical ?FATAL ?\"timed out\" ?Failed ?TimedOut ?Aborted ?timeout";

    private const int Longest = 200;

    private static readonly string[] Messages = ["message", "errorMessage", "exception"];
    private static readonly string[] ErrorLevels = ["error", "err", "critical", "fatal"];

    /// <summary>The error of a line; null for another line.</summary>
    internal static ErrorLine? Of(LogLine line)
    {
        var message = line.Message.StartsWith('{') ? OfJson(line.Message) : OfText(line.Message);
        return message is null ? null : new(line.Source.Name, Varying().Replace(message, "#"), message);
    }

    private static string? OfText(string message) =>
        Words().IsMatch(message) && !message.StartsWith("REPORT ", StringComparison.Ordinal) ? Cut(message) : null;

    private static string? OfJson(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var json = document.RootElement;
            var level = Text(json, "level") ?? Text(json, "logLevel") ?? Text(json, "LogLevel");
            var type = Text(json, "type");
            var isError =
                level is not null ? ErrorLevels.Contains(level, StringComparer.OrdinalIgnoreCase)
                : type?.StartsWith("platform.", StringComparison.Ordinal) == true ? IsFailedReport(type, json)
                : type is not null && FailedEvent().IsMatch(type);
            return isError ? Cut(Told(json) ?? message) : null;
        }
        catch (JsonException)
        {
            return OfText(message);
        }
    }

    /// <summary>The words of a line; of an execution, its error and cause.</summary>
    private static string? Told(JsonElement json) =>
        Messages.Select(name => Text(json, name)).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text))
        ?? (
            json.TryGetProperty("details", out var details)
            && details.ValueKind == JsonValueKind.Object
            && Text(details, "error") is { } error
                ? $"{Text(json, "type")}: {error}: {Text(details, "cause")}"
                : null
        );

    /// <summary>
    /// A call that failed is told by the function itself, but not one whose process ended or was stopped.
    /// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
    /// </summary>
    private static bool IsFailedReport(string type, JsonElement json) =>
        type == "platform.report"
        && json.TryGetProperty("record", out var record)
        && record.ValueKind == JsonValueKind.Object
        && Text(record, "status") is "error" or "timeout";

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Cut(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    [GeneratedRegex(
        @"\b(ERROR|FATAL|CRITICAL|[Uu]nhandled|fail:)|\w*(Error|Exception)\b|Task timed out",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Words();

    /// <summary>Ends of executions that failed. Events of their states come before, several for one failure.</summary>
    [GeneratedRegex("^Execution(Failed|TimedOut|Aborted)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FailedEvent();

    /// <summary>Ids and numbers.</summary>
    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27,}|\b[0-9a-f]{16,}\b|\d+", RegexOptions.None, 1000)]
    private static partial Regex Varying();
}

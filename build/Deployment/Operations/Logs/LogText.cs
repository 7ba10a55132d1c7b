using System.Text.Json;

namespace AiChef.Deployment.Operations.Logs;

/// <summary>The text of a log event for people: JSON is unfolded into its level, its message and its members.</summary>
public static class LogText
{
    private static readonly string[] Levels = ["level", "Level", "severity"];
    private static readonly string[] Messages = ["message", "Message", "msg"];

    /// <summary>When it happened stands before the line, and the metrics are for CloudWatch.</summary>
    private static readonly string[] Omitted = ["timestamp", "time", "_aws", "event_timestamp"];

    /// <summary>The text in one line; a text that is no JSON object keeps its own lines.</summary>
    public static string Unfolded(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{"))
        {
            return message;
        }
        try
        {
            using var document = JsonDocument.Parse(message);
            return Unfolded(document.RootElement);
        }
        catch (JsonException)
        {
            return message;
        }
    }

    private static string Unfolded(JsonElement json)
    {
        string?[] head = [First(json, Levels), First(json, Messages)];
        var rest = json.EnumerateObject()
            .Where(member =>
                !Omitted.Contains(member.Name, StringComparer.Ordinal)
                && !Levels.Contains(member.Name, StringComparer.Ordinal)
                && !(Messages.Contains(member.Name, StringComparer.Ordinal) && IsText(member.Value))
            )
            .SelectMany(static member => Members(member.Name, member.Value));
        return string.Join(' ', head.Where(static each => each is not null).Concat(rest));
    }

    private static IEnumerable<string> Members(string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Members($"{name}.{member.Name}", member.Value)),
            JsonValueKind.Null => [],
            _ => [$"{name}={Scalar(value)}"],
        };

    private static string Scalar(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.AsSpan().ContainsAny(' ', '\n', '\t')
            ? $"\"{text.ReplaceLineEndings(" ").Replace("\"", "'", StringComparison.Ordinal)}\""
            : text;
    }

    private static string? First(JsonElement json, string[] names) =>
        names
            .Select(name => json.TryGetProperty(name, out var value) && IsText(value) ? value.GetString() : null)
            .FirstOrDefault(static value => value is not null)
            ?.ReplaceLineEndings(" ");

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}

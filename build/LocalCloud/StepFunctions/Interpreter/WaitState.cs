using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.Json.Paths;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Waits for seconds or until a moment, each given in the definition or by the input.</summary>
internal static class WaitState
{
    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var input = frame.EffectiveInput();
        var delay = Delay(frame, input);
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, frame.Run.Settings.Time, cancellationToken);
        }

        return frame.Pass(input, frame.Next);
    }

    private static TimeSpan Delay(StateFrame frame, Payload input)
    {
        if (JsonNumber.TryLong(frame.Definition["Seconds"], out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (frame.Text("SecondsPath") is { } secondsPath)
        {
            return TimeSpan.FromSeconds(Seconds(secondsPath, Referenced(frame, input, secondsPath, "SecondsPath")));
        }

        if (frame.Text("Timestamp") is { } timestamp)
        {
            return Until(frame, Rfc3339.Parse(timestamp)!.Value);
        }

        var path = frame.Text("TimestampPath")!;
        var value = Referenced(frame, input, path, "TimestampPath");
        var text =
            value is JsonValue && value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : JsonText.Write(value);
        return Until(
            frame,
            Rfc3339.Parse(text)
                ?? throw StatesRuntime.Error(
                    "The TimestampPath parameter does not reference a valid ISO-8601 "
                        + $"extended offset date-time format string: {path} == {text}"
                )
        );
    }

    private static TimeSpan Until(StateFrame frame, DateTimeOffset moment) =>
        moment - frame.Run.Settings.Time.GetUtcNow();

    private static long Seconds(string path, JsonNode? value)
    {
        var text =
            value is JsonValue && value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : JsonText.Write(value);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw StatesRuntime.Error($"The SecondsPath parameter cannot be parsed as a long value: {path} == {text}");
        }

        return seconds < 0
            ? throw StatesRuntime.Error($"The SecondsPath parameter references a negative value: {path} == {text}")
            : seconds;
    }

    private static JsonNode? Referenced(StateFrame frame, Payload input, string path, string field)
    {
        try
        {
            return frame.Over(input.Value).Select(JsonPath.Parse(path));
        }
        catch (PathNotFoundException)
        {
            throw StatesRuntime.Error($"The {field} parameter does not reference an input value: {path}");
        }
    }
}

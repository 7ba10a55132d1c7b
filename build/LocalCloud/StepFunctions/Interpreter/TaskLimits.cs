using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>TimeoutSeconds and HeartbeatSeconds of a Task state, in seconds.</summary>
internal sealed record TaskLimits(long? Timeout, long? Heartbeat)
{
    public static TaskLimits Of(StateFrame frame, Payload input) =>
        new(Seconds(frame, input, "TimeoutSeconds"), Seconds(frame, input, "HeartbeatSeconds"));

    private static long? Seconds(StateFrame frame, Payload input, string field)
    {
        if (JsonNumber.TryLong(frame.Definition[field], out var seconds))
        {
            return seconds;
        }

        if (frame.Text(field + "Path") is not { } path)
        {
            return null;
        }

        var value = frame.Over(input.Value).Value(path, field + "Path");
        return JsonNumber.TryLong(value, out seconds) && seconds > 0
            ? seconds
            : throw StatesRuntime.Error(
                $"The {field}Path parameter does not reference a positive integer: {path} == {JsonText.Write(value)}"
            );
    }
}

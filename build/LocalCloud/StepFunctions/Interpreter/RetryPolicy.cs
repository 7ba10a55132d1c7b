using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Counts the attempts of each retrier of one visit of a state.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
/// </remarks>
internal sealed class RetryPolicy(StateFrame frame)
{
    private readonly List<JsonObject> _retriers =
    [
        .. (frame.Definition["Retry"] as JsonArray)?.OfType<JsonObject>() ?? [],
    ];
    private readonly Dictionary<JsonObject, int> _attempts = [];

    /// <summary>How long to wait before the next attempt; none when there is no further one.</summary>
    public TimeSpan? DelayFor(StateFailureException failure)
    {
        var retrier = _retriers.Find(each => ErrorMatch.Matches(each, failure));
        if (retrier is null)
        {
            return null;
        }

        var attempt = _attempts.GetValueOrDefault(retrier);
        if (attempt >= Number(retrier, "MaxAttempts", 3))
        {
            return null;
        }

        _attempts[retrier] = attempt + 1;
        var seconds = Number(retrier, "IntervalSeconds", 1) * Math.Pow(Number(retrier, "BackoffRate", 2), attempt);
        seconds = Math.Min(seconds, Number(retrier, "MaxDelaySeconds", TimeSpan.MaxValue.TotalSeconds / 2));
        var jittered =
            retrier["JitterStrategy"]?.GetValue<string>() == "FULL"
                ? seconds * frame.Run.Settings.Random.NextDouble()
                : seconds;
        return TimeSpan.FromSeconds(jittered);
    }

    private static double Number(JsonObject retrier, string field, double otherwise) =>
        retrier[field] is { } value ? JsonNumber.AsDouble(value) : otherwise;
}

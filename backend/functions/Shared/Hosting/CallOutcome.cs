using System.Globalization;
using System.Text.Json;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Hosting;

/// <summary>How a call ended.</summary>
/// <param name="Metric">The metric that counts it; null if nothing does.</param>
/// <param name="Reason">
/// Of a refusal one of <see cref="RefusalReason.All"/>, of a failure the type of the exception, else the status of the
/// API's answer or the outcome of a task.
/// </param>
/// <param name="IsByReason">Whether the metric is counted by reason.</param>
public sealed record CallOutcome(string? Metric, string Reason, bool IsByReason)
{
    public const string RecipesChosen = nameof(RecipesChosen);
    public const string Refusals = nameof(Refusals);
    public const string Failures = nameof(Failures);

    /// <summary>The metrics.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [RecipesChosen, Refusals, Failures];

    private const int FirstRefusal = 400;

    /// <summary>A call that threw.</summary>
    public static CallOutcome OfFailure(Exception exception) => new(Failures, exception.GetType().Name, true);

    /// <summary>A call that answered. The answer itself is never logged.</summary>
    public static CallOutcome Of<T>(T output) =>
        output switch
        {
            // sessions and meals are not read again: their answers have no outcome beside the status
            APIGatewayProxyResponse { StatusCode: < FirstRefusal } response => new(
                null,
                Text(response.StatusCode),
                false
            ),
            APIGatewayProxyResponse response => OfStatus(response.StatusCode, response.Body),
            JsonElement { ValueKind: JsonValueKind.Object } json => json.TryGetProperty("statusCode", out var status)
            && status.TryGetInt32(out var code)
                ? OfStatus(code, json.TryGetProperty("body", out var body) ? body.GetString() : null)
                : OfOutcome(json) ?? new(null, "done", false),
            _ => new(null, "done", false),
        };

    private static CallOutcome OfStatus(int status, string? body)
    {
        var json = Parsed(body);
        return status >= FirstRefusal
            ? new(Refusals, RefusalReason.Of(json), true)
            : OfOutcome(json) ?? new(null, Text(status), false);
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    // what an answer says is for its caller; a log takes what it can read of it
    private static JsonElement Parsed(string? body)
    {
        try
        {
            return body is { Length: > 0 } ? JsonElement.Parse(body) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static CallOutcome? OfOutcome(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("outcome", out var outcome)
        && outcome.GetString() is { } name
            ? name == RecipeResult.Found
                ? new(RecipesChosen, name, false)
                : new(Refusals, RefusalReason.Of(json), true)
            : null;
}

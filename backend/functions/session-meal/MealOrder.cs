using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>What POST /sessions/{sessionId}/meal asks for.</summary>
/// <param name="MealId">The meal's id: the same for the same session and Idempotency-Key, else a new one.</param>
/// <param name="IsRepeatable">Whether the request has an Idempotency-Key.</param>
/// <param name="MayRepeatDish">Whether a dish that the session was given may be served again.</param>
internal sealed record MealOrder(string MealId, bool IsRepeatable, bool MayRepeatDish)
{
    private const string Repeat = "repeat";

    /// <summary>Reads the order of a request.</summary>
    /// <exception cref="InvalidRequestException">The key or the body is wrong.</exception>
    public static MealOrder Read(string sessionId, APIGatewayProxyRequest request)
    {
        var key = IdempotencyKey.Of(request);
        return new(
            key is null ? Guid.NewGuid().ToString("N") : IdOf(sessionId, key),
            key is not null,
            !string.IsNullOrWhiteSpace(request.Body) && MayRepeat(ApiBody.Read(request).Value)
        );
    }

    // no execution's name says anything of its session
    private static string IdOf(string sessionId, string key) => IdempotencyKey.Hash($"{sessionId}\n{key}")[..32];

    private static bool MayRepeat(JsonElement body)
    {
        List<FieldError> errors = [.. KnownFields.Errors(body, "", [Repeat])];
        var isGiven = body.TryGetProperty(Repeat, out var repeat);
        if (isGiven && repeat.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add(new FieldError(Repeat, "must be true or false"));
        }

        return errors.Count == 0 ? isGiven && repeat.GetBoolean() : throw new InvalidRequestException(errors);
    }
}

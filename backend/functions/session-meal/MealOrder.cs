using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>What POST /sessions/{sessionId}/meal asks for.</summary>
/// <param name="MealId">The meal's id: the same for the same session and Idempotency-Key, else a new one.</param>
/// <param name="IsRepeatable">Whether the request has an Idempotency-Key.</param>
/// <param name="MayRepeatDish">Whether a dish that the session was given may be served again.</param>
internal sealed record MealOrder(string MealId, bool IsRepeatable, bool MayRepeatDish)
{
    public const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 255;
    private const string Repeat = "repeat";

    /// <summary>Reads the order of a request.</summary>
    /// <exception cref="InvalidRequestException">The key or the body is wrong.</exception>
    public static MealOrder Read(string sessionId, APIGatewayProxyRequest request)
    {
        var key = Key(request);
        return new(
            key is null ? Guid.NewGuid().ToString("N") : IdOf(sessionId, key),
            key is not null,
            !string.IsNullOrWhiteSpace(request.Body) && MayRepeat(ApiBody.Read(request))
        );
    }

    // no execution's name says anything of its session
    private static string IdOf(string sessionId, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sessionId}\n{key}")))[..32];

    private static string? Key(APIGatewayProxyRequest request)
    {
        var key = request
            .Headers?.FirstOrDefault(header => header.Key.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase))
            .Value;
        return key is null || (key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~'))
            ? key
            : throw new InvalidRequestException([
                new FieldError(KeyHeader, $"must be 1 to {LongestKey} printable ASCII characters without spaces"),
            ]);
    }

    private static bool MayRepeat(JsonElement body)
    {
        var errors = new List<FieldError>();
        var mayRepeat = false;
        foreach (var field in body.EnumerateObject())
        {
            if (field.Name != Repeat)
            {
                errors.Add(new FieldError(field.Name, $"is not known; the one field is {Repeat}"));
            }
            else if (field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            {
                mayRepeat = field.Value.GetBoolean();
            }
            else
            {
                errors.Add(new FieldError(field.Name, "must be true or false"));
            }
        }

        return errors.Count == 0 ? mayRepeat : throw new InvalidRequestException(errors);
    }
}

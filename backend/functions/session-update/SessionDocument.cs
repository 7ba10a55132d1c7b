using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.SessionUpdate;

/// <summary>What a change makes of a session's request, before it is read.</summary>
internal static class SessionDocument
{
    // what somebody must not eat is never dropped by leaving it out
    private static readonly string[] Required = ["diet", "allergies"];

    /// <summary>The session's request with a merge patch in it.</summary>
    public static JsonElement Merged(Session session, JsonElement patch) =>
        JsonElement.Parse(
            Merge(
                    JsonObject.Create(
                        JsonSerializer.SerializeToElement(session.Request, SessionJson.Default.MealRequest)
                    ),
                    JsonObject.Create(patch)
                )!
                .ToJsonString()
        );

    /// <summary>Accepts a request that says what somebody must not eat.</summary>
    /// <exception cref="InvalidRequestException">It does not.</exception>
    public static void CheckWhole(JsonElement document)
    {
        var errors = Required
            .Where(field => !document.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            .Select(field => new FieldError(
                field,
                "must stay in the session; PUT replaces all of it, PATCH only the fields given"
            )
            {
                Code = MistakeCode.MissingField,
            })
            .ToList();
        if (errors.Count > 0)
        {
            throw new InvalidRequestException(errors);
        }
    }

    // https://www.rfc-editor.org/rfc/rfc7386#section-2
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject fields)
        {
            return patch?.DeepClone();
        }

        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in fields)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name]?.DeepClone(), value);
            }
        }

        return merged;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>PUT /sessions/{sessionId}: replaces the fields given, if the session still has the version given.</summary>
public sealed class SessionChange(ISessionStore sessions, MealRequestReader reader)
{
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(async () =>
        {
            var id = SessionPath.Id(request);
            var body = ApiBody.Read(request);
            if (
                !body.TryGetProperty("version", out var given)
                || given.ValueKind != JsonValueKind.Number
                || !given.TryGetInt32(out var version)
                || version < 1
            )
            {
                throw new InvalidRequestException([
                    new FieldError("version", "must be the session's version, a whole number from 1"),
                ]);
            }

            var session = await sessions.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
            var meal = reader.Read(Merged(session, body));
            var changed = await sessions.UpdateAsync(id, version, meal, cancellationToken);
            return ApiAnswer.Json(200, changed, SessionJson.Default.Session);
        });

    private static JsonElement Merged(Session session, JsonElement body)
    {
        var merged = JsonObject.Create(
            JsonSerializer.SerializeToElement(session.Request, SessionJson.Default.MealRequest)
        )!;
        foreach (var field in body.EnumerateObject())
        {
            merged[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        merged["sessionId"] = session.SessionId;
        return JsonElement.Parse(merged.ToJsonString());
    }
}

using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>
/// PUT /sessions/{sessionId} replaces the request of a session, PATCH merges into it; both only if the session still
/// has the version that the caller has read.
/// </summary>
public sealed class SessionChange(ISessionStore sessions, MealRequestReader reader)
{
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(
            async () =>
            {
                var changed = await ChangeAsync(request, cancellationToken);
                return ApiAnswer.Json(
                    200,
                    changed,
                    SessionJson.Default.Session,
                    new Dictionary<string, string> { [EntityTag.Header] = EntityTag.Of(changed.Version) }
                );
            },
            cancellationToken
        );

    private async Task<Session> ChangeAsync(APIGatewayProxyRequest request, CancellationToken cancellationToken)
    {
        var isPatch = request.HttpMethod == "PATCH";
        var id = SessionPath.Id(request);
        var body = (isPatch ? ApiBody.Read(request, ApiBody.MergePatch, ApiBody.Json) : ApiBody.Read(request)).Value;
        var expected = ExpectedVersion.Of(request, body);
        var write = WriteName.Of(request, body);
        var session = await sessions.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
        if (session.Writes.Contains(write))
        {
            return session;
        }

        expected.Check(session);
        var meal = Read(session, isPatch ? SessionDocument.Merged(session, body) : SessionDocument.Of(body));
        try
        {
            return await sessions.UpdateAsync(session, meal, write, cancellationToken);
        }
        catch (StaleVersionException stale)
        {
            throw expected.Refusal(stale);
        }
    }

    private MealRequest Read(Session session, JsonElement document)
    {
        SessionDocument.CheckWhole(document);
        var meal = reader.Read(document);
        return meal.SessionId is null || meal.SessionId == session.SessionId
            ? meal with
            {
                SessionId = session.SessionId,
            }
            : throw new InvalidRequestException([new FieldError("sessionId", "must be that of the path, or left out")]);
    }
}

using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
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
        var body = isPatch ? ApiBody.Read(request, ApiBody.MergePatch, ApiBody.Json) : ApiBody.Read(request);
        var expected = ExpectedVersion.Of(request, body.Value);
        var write = WriteName.Of(request, body.Value);
        var session = await sessions.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
        if (session.Writes.Contains(write))
        {
            return session;
        }

        expected.Check(session);
        var meal = Read(session, isPatch ? JsonTree.Check(SessionDocument.Merged(session, body.Value)) : body);
        try
        {
            return await sessions.UpdateAsync(session, meal, write, cancellationToken);
        }
        catch (StaleVersionException stale)
        {
            throw expected.Refusal(stale);
        }
    }

    private MealRequest Read(Session session, CheckedJson document)
    {
        SessionDocument.CheckWhole(document.Value);
        var meal = reader.Read(document, ExpectedVersion.Field);
        return meal.SessionId is null || meal.SessionId == session.SessionId
            ? meal with
            {
                SessionId = session.SessionId,
            }
            : throw new InvalidRequestException([new FieldError("sessionId", "must be that of the path, or left out")]);
    }
}

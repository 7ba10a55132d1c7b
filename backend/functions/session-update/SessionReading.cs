using AiChef.Functions.Api;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>GET /sessions/{sessionId}: the session, with its result once there is one; 304 to who has it.</summary>
public sealed class SessionReading(ISessionStore sessions)
{
    // Written again in MealReading, which finds another record for the same path
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(
            async () =>
            {
                ApiQuery.CheckNone(request);
                var id = SessionPath.Id(request);
                var session = await sessions.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
                var headers = new Dictionary<string, string> { [EntityTag.Header] = EntityTag.Of(session.Version) };
                return EntityTag.IsKnown(request, session.Version)
                    ? ApiAnswer.Empty(304, headers)
                    : ApiAnswer.Json(200, session, SessionJson.Default.Session, headers);
            },
            cancellationToken
        );
}

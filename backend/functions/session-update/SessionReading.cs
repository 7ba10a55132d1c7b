using AiChef.Functions.Api;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>GET /sessions/{sessionId}: the session, with the workflow's result once there is one.</summary>
public sealed class SessionReading(ISessionStore sessions)
{
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(async () =>
        {
            var id = SessionPath.Id(request);
            var session = await sessions.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
            return ApiAnswer.Json(200, session, SessionJson.Default.Session);
        });
}

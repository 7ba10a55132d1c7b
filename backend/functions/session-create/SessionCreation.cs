using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionCreate;

/// <summary>POST /sessions: checks the request and stores it as a new session.</summary>
public sealed class SessionCreation(ISessionStore sessions, MealRequestReader reader, TimeProvider time)
{
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(async () =>
        {
            var meal = reader.Read(ApiBody.Read(request));
            var now = time.GetUtcNow();
            var id = Guid.NewGuid().ToString();
            var session = new Session
            {
                SessionId = id,
                Version = 1,
                Status = "open",
                CreatedAt = now,
                UpdatedAt = now,
                ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + Session.Lifetime).ToUnixTimeSeconds()),
                Request = meal with { SessionId = id },
            };
            await sessions.CreateAsync(session, cancellationToken);
            return ApiAnswer.Json(201, session, SessionJson.Default.Session);
        });
}

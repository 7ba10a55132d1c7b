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
        ApiAnswer.OfAsync(
            async () =>
            {
                var session = New(reader.Read(ApiBody.Read(request)));
                var stored = IdempotencyKey.Of(request) is { } key
                    ? await sessions.CreateOnceAsync(session, key, cancellationToken)
                    : await sessions.CreateAsync(session, cancellationToken);
                return ApiAnswer.Json(
                    201,
                    stored,
                    SessionJson.Default.Session,
                    new Dictionary<string, string>
                    {
                        // relative to the URL of the request, which has the stage's name in it
                        ["Location"] = $"sessions/{stored.SessionId}",
                        [EntityTag.Header] = EntityTag.Of(stored.Version),
                    }
                );
            },
            cancellationToken
        );

    private Session New(MealRequest meal)
    {
        if (meal.SessionId is not null)
        {
            throw new InvalidRequestException([new FieldError("sessionId", "is made here; leave it out")]);
        }

        var now = time.GetUtcNow();
        var id = SessionId.New();
        return new Session
        {
            SessionId = id,
            Version = 1,
            Status = "open",
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + Session.Lifetime).ToUnixTimeSeconds()),
            Request = meal with { SessionId = id },
        };
    }
}

using System.Text.Json;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Tests;

internal sealed class MemorySessionStore : ISessionStore
{
    public Dictionary<string, Session> Sessions { get; } = [];

    public Session Add()
    {
        var session = new Session
        {
            SessionId = "s-1",
            Version = 1,
            Status = "open",
            Request = RecipeChoiceTests.Request(),
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.MaxValue,
        };
        return Sessions[session.SessionId] = session;
    }

    public Task CreateAsync(Session session, CancellationToken cancellationToken)
    {
        Sessions.Add(session.SessionId, session);
        return Task.CompletedTask;
    }

    public Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult(Sessions.GetValueOrDefault(sessionId));

    public Task<Session> UpdateAsync(
        string sessionId,
        int version,
        MealRequest request,
        CancellationToken cancellationToken
    )
    {
        var session = Sessions.GetValueOrDefault(sessionId) ?? throw new SessionNotFoundException(sessionId);
        if (session.Version != version)
        {
            throw new StaleVersionException(sessionId, version, session.Version);
        }

        return Task.FromResult(
            Sessions[sessionId] = session with
            {
                Version = version + 1,
                Request = request,
                Result = null,
                ExecutionId = null,
            }
        );
    }

    public Task<Session> CompleteAsync(
        string sessionId,
        int version,
        string executionId,
        JsonElement result,
        CancellationToken cancellationToken
    )
    {
        var session = Sessions.GetValueOrDefault(sessionId) ?? throw new SessionNotFoundException(sessionId);
        if (session.ExecutionId == executionId)
        {
            return Task.FromResult(session);
        }

        if (session.Version != version)
        {
            throw new StaleVersionException(sessionId, version, session.Version);
        }

        return Task.FromResult(
            Sessions[sessionId] = session with
            {
                Version = version + 1,
                Status = "completed",
                Result = result,
                ExecutionId = executionId,
            }
        );
    }
}

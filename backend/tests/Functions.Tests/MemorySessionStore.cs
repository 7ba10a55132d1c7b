using System.Text.Json;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Tests;

internal sealed class MemorySessionStore : ISessionStore
{
    public Dictionary<string, Session> Sessions { get; } = [];

    /// <summary>Called after a session was read, as if somebody else changed it then.</summary>
    public Action AfterReading { get; set; } = () => { };

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

    public Task<Session> CreateAsync(Session session, CancellationToken cancellationToken)
    {
        Sessions.TryAdd(session.SessionId, session);
        return Task.FromResult(Sessions[session.SessionId]);
    }

    public Task<Session> CreateOnceAsync(Session session, string key, CancellationToken cancellationToken) =>
        CreateAsync(session, cancellationToken);

    public Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = Sessions.GetValueOrDefault(sessionId);
        AfterReading();
        return Task.FromResult(found);
    }

    public Task<Session> UpdateAsync(
        Session read,
        MealRequest request,
        string write,
        CancellationToken cancellationToken
    )
    {
        var session = Sessions.GetValueOrDefault(read.SessionId) ?? throw new SessionNotFoundException(read.SessionId);
        if (session.Version != read.Version)
        {
            throw new StaleVersionException(read.SessionId, read.Version, session.Version);
        }

        return Task.FromResult(
            Sessions[read.SessionId] = session with
            {
                Version = read.Version + 1,
                Request = request,
                Result = null,
                ExecutionId = null,
                Writes = [.. read.Writes, write],
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

using System.Text.Json;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Sessions;

/// <summary>Where sessions are kept.</summary>
public interface ISessionStore
{
    /// <summary>Stores a new session.</summary>
    Task CreateAsync(Session session, CancellationToken cancellationToken);

    /// <summary>The session; null when there is none or its time is over.</summary>
    Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the request if the session still has that version, drops the old result, and increments the version.
    /// </summary>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="StaleVersionException">The session has another version.</exception>
    Task<Session> UpdateAsync(string sessionId, int version, MealRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the result of an execution if the session still has the version that the execution started from, and
    /// increments the version. Safe to repeat: what the same execution has stored stays.
    /// </summary>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="StaleVersionException">The session was changed in the meantime.</exception>
    Task<Session> CompleteAsync(
        string sessionId,
        int version,
        string executionId,
        JsonElement result,
        CancellationToken cancellationToken
    );
}

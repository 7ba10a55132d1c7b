using System.Text.Json;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Sessions;

/// <summary>Where sessions are kept.</summary>
public interface ISessionStore
{
    /// <summary>Stores a new session. Safe to repeat: what is stored under its id already stays.</summary>
    /// <returns>The session as it is stored.</returns>
    Task<Session> CreateAsync(Session session, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new session for a key, once: a request repeated within a day gets the session of the first.
    /// </summary>
    /// <param name="session">The session; another id is stored if the key has created one already.</param>
    /// <param name="key">The key, as a hash.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The session as it is stored.</returns>
    /// <exception cref="IdempotencyKeyReusedException">The key has created a session of another request.</exception>
    Task<Session> CreateOnceAsync(Session session, string key, CancellationToken cancellationToken);

    /// <summary>The session; null when there is none or its time is over.</summary>
    Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the request if the session still has the version that was read, drops the old result, and increments
    /// the version. Safe to repeat: what the same write has stored stays.
    /// </summary>
    /// <param name="read">The session as it was read.</param>
    /// <param name="request">The request that replaces its own.</param>
    /// <param name="write">Names this write among all others, also when it is repeated.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="StaleVersionException">The session has another version.</exception>
    Task<Session> UpdateAsync(Session read, MealRequest request, string write, CancellationToken cancellationToken);

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

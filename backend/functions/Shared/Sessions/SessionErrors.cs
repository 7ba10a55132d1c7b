namespace AiChef.Functions.Sessions;

/// <summary>There is no such session, or its time is over.</summary>
public sealed class SessionNotFoundException(string sessionId) : Exception($"There is no session {sessionId}");

/// <summary>The session was changed in between.</summary>
public sealed class StaleVersionException(string sessionId, int expected, int actual)
    : Exception($"Session {sessionId} has version {actual}, not {expected}; read it and try again")
{
    public int Actual { get; } = actual;
}

namespace AiChef.Functions.Sessions;

/// <summary>The session was changed in between.</summary>
public sealed class StaleVersionException(string sessionId, int expected, int actual)
    : Exception($"Session {sessionId} has version {actual}, not {expected}; read it and try again")
{
    public int Actual { get; } = actual;
}

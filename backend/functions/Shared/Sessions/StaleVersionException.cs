namespace AiChef.Functions.Sessions;

/// <summary>The session was changed in between.</summary>
public sealed class StaleVersionException(string sessionId, int expected, int actual)
    : Exception($"The session has version {actual}, not {expected}; read it and try again")
{
    public string SessionId { get; } = sessionId;

    public int Actual { get; } = actual;
}

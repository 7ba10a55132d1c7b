namespace AiChef.Functions.Sessions;

/// <summary>There is no such session, or its time is over.</summary>
/// <remarks>The message does not name the session, for a message may be logged.</remarks>
public sealed class SessionNotFoundException(string sessionId) : Exception("There is no such session")
{
    public string SessionId { get; } = sessionId;
}

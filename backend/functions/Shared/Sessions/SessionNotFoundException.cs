namespace AiChef.Functions.Sessions;

/// <summary>There is no such session, or its time is over.</summary>
public sealed class SessionNotFoundException(string sessionId) : Exception($"There is no session {sessionId}");

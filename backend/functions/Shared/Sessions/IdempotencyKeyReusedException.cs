namespace AiChef.Functions.Sessions;

/// <summary>A key under which another request created a session already.</summary>
public sealed class IdempotencyKeyReusedException()
    : Exception("The idempotency key was used with another request; take a new key for each request");

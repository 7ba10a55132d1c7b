namespace AiChef.LocalCloud.Lambda;

/// <summary>How a call ended.</summary>
/// <param name="Payload">The result, or the JSON of the error.</param>
/// <param name="IsError">Whether the function failed.</param>
internal sealed record InvocationResult(ReadOnlyMemory<byte> Payload, bool IsError)
{
    /// <summary>
    /// <c>success</c>, <c>failure</c> when the function reported an error, <c>error</c> when the process ended, or
    /// <c>timeout</c>.
    /// </summary>
    public string Status { get; init; } = IsError ? "failure" : "success";

    /// <summary>The type of the error when the process ended; null otherwise.</summary>
    public string? ErrorType { get; init; }
}

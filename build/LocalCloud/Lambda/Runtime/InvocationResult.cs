namespace AiChef.LocalCloud.Lambda;

/// <summary>How a call ended.</summary>
/// <param name="Payload">The result, or the JSON of the error.</param>
/// <param name="IsError">Whether the function failed.</param>
internal sealed record InvocationResult(ReadOnlyMemory<byte> Payload, bool IsError);

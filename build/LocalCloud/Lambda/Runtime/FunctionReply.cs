namespace AiChef.LocalCloud.Lambda;

/// <summary>What a function answered.</summary>
/// <param name="Payload">Its result, or the JSON of its error.</param>
/// <param name="FunctionError"><c>Unhandled</c> when the function failed, otherwise nothing.</param>
/// <param name="ExecutedVersion">The version that ran.</param>
internal sealed record FunctionReply(ReadOnlyMemory<byte> Payload, string? FunctionError, string ExecutedVersion);

namespace AiChef.LocalCloud.Lambda;

/// <summary>One call of a function as its runtime gets it.</summary>
/// <param name="RequestId">Identifies it.</param>
/// <param name="FunctionArn">The ARN that it was called by.</param>
/// <param name="Payload">The event.</param>
internal sealed record Invocation(string RequestId, string FunctionArn, ReadOnlyMemory<byte> Payload)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Task<InvocationResult> Result => _result.Task;

    public string TraceId { get; } =
        $"Root=1-{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds():x8}-{Guid.NewGuid().ToString("N")[..24]}"
        + $";Parent={Guid.NewGuid().ToString("N")[..16]};Sampled=0";

    public bool End(InvocationResult result) => _result.TrySetResult(result);
}

using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Runs functions for the Invoke operation and for the services that call them.</summary>
internal sealed class FunctionRuntime(Cloud cloud) : ICloudPart<FunctionRuntime>
{
    public static FunctionRuntime Create(Cloud cloud) => new(cloud);

    /// <summary>Calls a function and waits for its answer.</summary>
    /// <exception cref="AwsException">ResourceNotFoundException: no such function, version or alias. AccessDeniedException: the function's
    /// policy does not let the principal call. TooManyRequestsException: its concurrency is used up.</exception>
    public Task<FunctionReply> InvokeAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        cloud.Stopping.ThrowIfCancellationRequested();
        throw new AwsException("ResourceNotFoundException", $"Function not found: {call.FunctionArn}", 404);
    }
}

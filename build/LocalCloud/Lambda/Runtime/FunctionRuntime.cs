using System.Collections.Concurrent;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Runs functions for the Invoke operation and for the services that call them.</summary>
internal sealed class FunctionRuntime(Cloud cloud) : ICloudPart<FunctionRuntime>
{
    /// <summary>
    /// Largest event and result of a synchronous call, in bytes.
    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    public const int PayloadLimit = 6 * 1024 * 1024;

    private readonly LambdaState _state = cloud.Get<LambdaState>();
    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);

    public static FunctionRuntime Create(Cloud cloud) => new(cloud);

    /// <summary>Calls a function and waits for its answer.</summary>
    /// <exception cref="AwsException">ResourceNotFoundException: no such function, version or alias.
    /// AccessDeniedException: the function's policy does not let the principal call. TooManyRequestsException: its
    /// concurrency is used up.</exception>
    public async Task<FunctionReply> InvokeAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        var scope = call.FunctionArn.Split(':') is ["arn", _, "lambda", var region, var account, ..]
            ? new Scope(account, region)
            : new Scope(cloud.Options.AccountId, cloud.Options.Region);
        var name = FunctionName.Parse(call.FunctionArn);
        var version = Resolve(scope, name);
        if (
            call.Principal is { } principal
            && !cloud.Get<PermissionOperations>().Allows(scope, name, principal, call.SourceArn)
        )
        {
            throw new AwsException(
                "AccessDeniedException",
                $"The service {principal} is not authorized to perform: "
                    + $"lambda:InvokeFunction on resource: {name.Arn(scope)}",
                403
            );
        }

        return (await RunAsync(scope, name, version, call.Payload, Guid.NewGuid().ToString(), cancellationToken)).Reply;
    }

    /// <summary>Runs one call of a version, once it is chosen.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="name">The function as it was called.</param>
    /// <param name="version">The version that <see cref="Resolve"/> chose for this call.</param>
    /// <param name="payload">The event.</param>
    /// <param name="requestId">The id of the call.</param>
    /// <param name="cancellationToken">Ends the wait for a new environment.</param>
    /// <returns>The answer and the end of what the call logged, base64.</returns>
    public async Task<(FunctionReply Reply, string LogTail)> RunAsync(
        Scope scope,
        FunctionName name,
        FunctionVersion version,
        ReadOnlyMemory<byte> payload,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        var metrics = new InvocationMetrics(cloud, scope, name, version.Version);
        var key = scope.Key(name.Name);
        var running = _running.AddOrUpdate(key, 1, static (_, count) => count + 1);
        try
        {
            if (_state.Function(scope, name.Name).ReservedConcurrency is { } reserved && running > reserved)
            {
                metrics.Throttled();
                throw LambdaErrors.ReservedConcurrencyUsedUp();
            }

            var began = cloud.Time.GetTimestamp();
            var invocation = new Invocation(requestId, name.Arn(scope), payload);
            var (result, log) = await cloud
                .Get<EnvironmentPool>()
                .RunAsync(scope, version, invocation, cancellationToken);
            if (result.Payload.Length > PayloadLimit)
            {
                result = TooLarge(result.Payload.Length);
            }

            metrics.Ended(result.IsError, cloud.Time.GetElapsedTime(began), running);
            return (
                new FunctionReply(result.Payload, result.IsError ? "Unhandled" : null, version.Version),
                log.Tail()
            );
        }
        finally
        {
            _running.AddOrUpdate(key, 0, static (_, count) => count - 1);
        }
    }

    /// <summary>The version that a call runs: an alias of two chooses by weight.</summary>
    public FunctionVersion Resolve(Scope scope, FunctionName name)
    {
        if (name.Qualifier is { } alias && _state.FindAlias(scope, name.Name, alias) is { Weights.Count: > 0 } weighted)
        {
            var (further, weight) = weighted.Weights.First();
            name = name with { Qualifier = cloud.Options.DrawRoute() < weight ? further : weighted.Version };
        }

        var version = name.Qualifier is null
            ? _state.FindVersion(scope, name.Name, FunctionVersion.Latest)
                ?? throw LambdaErrors.FunctionNotFound(FunctionName.Arn(scope, name.Name, FunctionVersion.Latest))
            : _state.Resolve(scope, name);
        if (version.IsNew && _state.IsBusy(version))
        {
            throw LambdaErrors.Conflict(
                "The operation cannot be performed at this time. The "
                    + "function is currently in the following state: Pending"
            );
        }

        return version;
    }

    private static InvocationResult TooLarge(int size) =>
        new(
            System.Text.Encoding.UTF8.GetBytes(
                new System.Text.Json.Nodes.JsonObject
                {
                    ["errorType"] = "Function.ResponseSizeTooLarge",
                    ["errorMessage"] =
                        $"Response payload size ({size} bytes) exceeded "
                        + $"maximum allowed payload size ({PayloadLimit} bytes).",
                }.ToJsonString()
            ),
            IsError: true
        );
}

using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Reads functions and their versions, and waits until Lambda has finished with them.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of the waits.</param>
internal sealed class FunctionReader(IAmazonLambda lambda, AwsRetry retry, TimeProvider time)
{
    /// <summary>How long Lambda may take to apply new code or to activate a version.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>The settings of $LATEST, or of one version.</summary>
    internal Task<GetFunctionConfigurationResponse> ConfigurationAsync(
        string name,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var request = new GetFunctionConfigurationRequest { FunctionName = name, Qualifier = version };
        return retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(request, t), cancellationToken);
    }

    /// <summary>The function, or one version of it, once Lambda has finished with it.</summary>
    /// <exception cref="DeploymentException">Lambda failed, or did not finish.</exception>
    internal async Task<GetFunctionConfigurationResponse> WaitUntilSettledAsync(
        string name,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var budget = new WaitBudget(Limit, time);
        var wait = FirstWait;
        while (true)
        {
            var now = await ConfigurationAsync(name, version, cancellationToken);
            var (state, update) = (now.State?.Value ?? "Active", now.LastUpdateStatus?.Value ?? "Successful");
            if (state == "Failed")
            {
                throw Failed(name, "bring it up", now.StateReason, now.StateReasonCode?.Value);
            }
            if (update == "Failed")
            {
                var code = now.LastUpdateStatusReasonCode?.Value;
                throw Failed(name, "apply its last update", now.LastUpdateStatusReason, code);
            }
            if (state != "Pending" && update != "InProgress")
            {
                return now;
            }
            if (budget.IsExhausted)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"{name}: Lambda is still working on it after {Limit.TotalMinutes:0} minutes "
                        + $"(state {state}, last update {update})"
                )
                {
                    Next = "run the same command again",
                };
            }
            await budget.DelayAsync(wait, cancellationToken);
            wait = TimeSpan.FromTicks(Math.Min((long)(wait.Ticks * 1.5), LongestWait.Ticks));
        }
    }

    /// <summary>All versions, <c>$LATEST</c> among them.</summary>
    internal async Task<IReadOnlyList<FunctionConfiguration>> VersionsAsync(
        string name,
        CancellationToken cancellationToken
    )
    {
        var versions = new List<FunctionConfiguration>();
        string? page = null;
        do
        {
            var request = new ListVersionsByFunctionRequest { FunctionName = name, Marker = page };
            var response = await retry.RunAsync(t => lambda.ListVersionsByFunctionAsync(request, t), cancellationToken);
            versions.AddRange(response.Versions ?? []);
            page = response.NextMarker;
        } while (!string.IsNullOrEmpty(page));
        return versions;
    }

    private static DeploymentException Failed(string name, string what, string? reason, string? code) =>
        new(FailureKind.Failed, $"{name}: Lambda could not {what}: {reason} ({code})");
}

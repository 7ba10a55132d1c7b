using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether the version behind an alias of a function can be called.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="function">The function's name.</param>
/// <param name="alias">The alias.</param>
public sealed class FunctionHealth(IAmazonLambda lambda, AwsRetry retry, string function, string alias) : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => $"function {function}";

    private string Logs => $"Logs --functions {function}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var aliasRequest = new GetAliasRequest { FunctionName = function, Name = alias };
        var request = new GetFunctionConfigurationRequest { FunctionName = function, Qualifier = alias };
        try
        {
            var route = await retry.RunAsync(t => lambda.GetAliasAsync(aliasRequest, t), cancellationToken);
            var it = await retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(request, t), cancellationToken);
            return Judge(route, it);
        }
        catch (ResourceNotFoundException)
        {
            return HealthFinding.Unhealthy(Part, $"there is no function {function} with an alias {alias}") with
            {
                Command = "DeployLambdas",
            };
        }
    }

    private HealthFinding Judge(GetAliasResponse route, GetFunctionConfigurationResponse it)
    {
        if (it.State == State.Failed || it.LastUpdateStatus == LastUpdateStatus.Failed)
        {
            var reason = it.StateReason ?? it.LastUpdateStatusReason;
            return HealthFinding.Unhealthy(Part, $"version {route.FunctionVersion} failed: {reason}") with
            {
                Command = Logs,
            };
        }
        var weights = route.RoutingConfig?.AdditionalVersionWeights ?? [];
        return weights.Count > 0
                ? HealthFinding.Noted(
                    Part,
                    FormattableString.Invariant(
                        $"a canary: version {weights.First().Key} has {weights.First().Value:P0} of the calls"
                    )
                )
            : it.State == State.Active || it.State is null
                ? HealthFinding.Healthy(Part, $"{alias} is version {route.FunctionVersion}")
            // the first call after a while wakes it up, and waits
            : HealthFinding.Noted(Part, $"version {route.FunctionVersion} is {it.State}");
    }
}

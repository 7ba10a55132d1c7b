using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations.Executions;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The definitions of the deployed state machines, read once for all searches.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="machines">The state machines.</param>
public sealed class DeployedDefinitions(
    IAmazonStepFunctions stepFunctions,
    AwsRetry retry,
    IReadOnlyList<StateMachineReference> machines
)
{
    private readonly Lock _start = new();
    private Task<IReadOnlyList<DeployedDefinition>>? _all;

    /// <summary>Those of the state machines that exist.</summary>
    public Task<IReadOnlyList<DeployedDefinition>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_start)
        {
            return _all ??= ReadAllAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DeployedDefinition>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(machines.Select(machine => ReadAsync(machine, cancellationToken)));
        return [.. all.OfType<DeployedDefinition>()];
    }

    private async Task<DeployedDefinition?> ReadAsync(
        StateMachineReference machine,
        CancellationToken cancellationToken
    )
    {
        var request = new DescribeStateMachineRequest { StateMachineArn = machine.Arn };
        try
        {
            var it = await retry.RunAsync(t => stepFunctions.DescribeStateMachineAsync(request, t), cancellationToken);
            return new(machine, it.Definition, it.Type == StateMachineType.EXPRESS);
        }
        catch (StateMachineDoesNotExistException)
        {
            return null; // told as drift
        }
    }
}

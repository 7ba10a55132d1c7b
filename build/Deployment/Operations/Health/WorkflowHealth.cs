using AiChef.Deployment.Operations.Executions;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether an execution of a state machine, which is made for this, succeeds.</summary>
/// <param name="starter">Starts executions.</param>
/// <param name="machine">The state machine.</param>
/// <param name="input">The input, of which nothing stays.</param>
public sealed class WorkflowHealth(ExecutionStarter starter, StateMachineReference machine, string input) : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => $"workflow {machine.Name}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var arn = await starter.StartAsync(machine, input, "health", cancellationToken);
        // whoever asks ends the waiting
        var (status, refusal) = await starter.WaitAsync(arn, TimeSpan.MaxValue, cancellationToken);
        var name = arn[(arn.LastIndexOf(':') + 1)..];
        return status == "SUCCEEDED" && refusal is null
            ? HealthFinding.Healthy(Part, $"{name} succeeded")
            : HealthFinding.Unhealthy(
                Part,
                refusal is null ? $"{name} ended in {status}" : $"{name} refused its input: {refusal}"
            ) with
            {
                Command = $"Executions --execution {name}",
            };
    }
}

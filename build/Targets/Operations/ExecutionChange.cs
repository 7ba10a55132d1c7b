using AiChef.Deployment;
using AiChef.Deployment.Operations.Executions;
using AiChef.Targets.Cloud;
using Amazon.StepFunctions;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Starts and redrives executions, and watches them.</summary>
/// <param name="session">The AWS of the run.</param>
/// <param name="options">What is asked for.</param>
/// <param name="view">Shows executions.</param>
internal sealed class ExecutionChange(CloudSession session, ExecutionOptions options, ExecutionView view)
{
    /// <summary>How long an execution is watched.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromMinutes(1);

    private readonly ExecutionStarter _starter = new(session.Clients.StepFunctions, session.Retry, TimeProvider.System);

    /// <summary>Lets an execution go on from the state that failed.</summary>
    /// <exception cref="DeploymentException">It cannot go on, or it failed again.</exception>
    internal async Task RedriveAsync(string arn, CancellationToken cancellationToken)
    {
        var reader = new ExecutionReader(session.Clients.StepFunctions, session.Retry);
        var it = await reader.ReadAsync(arn, options.ShowsData, cancellationToken);
        if (it.RedriveObstacle is { } obstacle)
        {
            throw new DeploymentException(FailureKind.Refused, $"{it.Summary.Name}: {obstacle}");
        }
        if (it.LastStateType == "Fail")
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{it.Summary.Name} ended in the Fail state {it.LastState}: "
                    + "a redrive would enter it again and fail again"
            )
            {
                Next = view.StartAnew(it),
            };
        }
        await session.Account.CheckAsync(cancellationToken);
        await _starter.RedriveAsync(arn, cancellationToken);
        Log.Information("{Name} goes on from {State:l}", it.Summary.Name, it.LastState ?? "its first state");
        view.Look($"stepfunctions redrive-execution --execution-arn {arn}");
        await WatchAsync(arn, cancellationToken);
    }

    /// <summary>Starts an execution with the given input.</summary>
    /// <exception cref="DeploymentException">The input is not valid, or the execution failed.</exception>
    internal async Task StartAsync(StateMachineReference machine, CancellationToken cancellationToken)
    {
        var input = await File.ReadAllTextAsync(options.Start!, cancellationToken);
        ExecutionInput.Check(options.Start!, input, await _starter.DefinitionAsync(machine, cancellationToken));
        await session.Account.CheckAsync(cancellationToken);
        var arn = await _starter.StartAsync(machine, input, "by-hand", cancellationToken);
        Log.Information("{Arn:l} started", arn);
        view.Look($"stepfunctions start-execution --state-machine-arn {machine.Arn} --input file://{options.Start}");
        await WatchAsync(arn, cancellationToken);
    }

    private async Task WatchAsync(string arn, CancellationToken cancellationToken)
    {
        var (status, refusal) = await _starter.WaitAsync(arn, Watch, cancellationToken);
        if (status == ExecutionStatus.RUNNING.Value)
        {
            Log.Information("It still runs after {Seconds} s", Watch.TotalSeconds);
        }
        var it = await view.ShowAsync(arn, cancellationToken);
        if (it.Summary.IsUnsuccessful)
        {
            throw new DeploymentException(FailureKind.Failed, $"{it.Summary.Name} ended in {it.Summary.Status}");
        }
        if (refusal is not null)
        {
            throw new DeploymentException(FailureKind.Failed, $"{it.Summary.Name} refused its input: {refusal}");
        }
    }
}

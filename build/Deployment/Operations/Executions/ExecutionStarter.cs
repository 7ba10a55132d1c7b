using System.Globalization;
using AiChef.Deployment.Aws;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Starts and redrives executions, and waits for their end.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of names and polls.</param>
public sealed class ExecutionStarter(IAmazonStepFunctions stepFunctions, AwsRetry retry, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.5);

    private readonly ExecutionReader _reader = new(stepFunctions, retry);

    /// <summary>The definition of a state machine.</summary>
    public async Task<string> DefinitionAsync(StateMachineReference machine, CancellationToken cancellationToken)
    {
        var request = new DescribeStateMachineRequest { StateMachineArn = machine.Arn };
        return (
            await retry.RunAsync(t => stepFunctions.DescribeStateMachineAsync(request, t), cancellationToken)
        ).Definition;
    }

    /// <summary>Starts an execution under a new name, so that it starts once even if the answer is lost.</summary>
    /// <param name="machine">The state machine.</param>
    /// <param name="input">The input, which was checked.</param>
    /// <param name="purpose">What the name begins with.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its ARN.</returns>
    public async Task<string> StartAsync(
        StateMachineReference machine,
        string input,
        string purpose,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = $"{purpose}-{now}-{Guid.NewGuid().ToString("N")[..8]}";
        var request = new StartExecutionRequest
        {
            StateMachineArn = machine.Arn,
            Name = name,
            Input = input,
        };
        try
        {
            return (
                await retry.RunAsync(t => stepFunctions.StartExecutionAsync(request, t), cancellationToken)
            ).ExecutionArn;
        }
        catch (ExecutionAlreadyExistsException)
        {
            return machine.ArnOf(name); // the answer was lost, and it has ended since
        }
    }

    /// <summary>Lets an execution go on from the state that failed, once even if the answer is lost.</summary>
    /// <exception cref="DeploymentException">AWS refuses it; nothing was started.</exception>
    public async Task RedriveAsync(string arn, CancellationToken cancellationToken)
    {
        var request = new RedriveExecutionRequest { ExecutionArn = arn, ClientToken = Guid.NewGuid().ToString("N") };
        try
        {
            await retry.RunAsync(t => stepFunctions.RedriveExecutionAsync(request, t), cancellationToken);
        }
        catch (ExecutionNotRedrivableException e)
        {
            throw new DeploymentException(FailureKind.Refused, $"not redriven: {e.Message}", innerException: e);
        }
    }

    /// <summary>Waits until an execution ends.</summary>
    /// <param name="arn">The execution.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the waiting; the execution goes on.</param>
    /// <returns>
    /// Its status, <c>RUNNING</c> if it still runs, and how it refused its input if it did.
    /// </returns>
    public async Task<(string Status, string? Refusal)> WaitAsync(
        string arn,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var end = await _reader.StatusAsync(arn, cancellationToken);
            if (end.Status != "RUNNING" || time.GetElapsedTime(started) >= limit)
            {
                return end;
            }
            await Task.Delay(Poll, time, cancellationToken);
        }
    }
}

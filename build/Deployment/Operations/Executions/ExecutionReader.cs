using AiChef.Deployment.Aws;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Reads one execution in detail.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class ExecutionReader(IAmazonStepFunctions stepFunctions, AwsRetry retry)
{
    /// <summary>The execution, its states and its failure.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="showsData">
    /// Whether to read inputs and outputs although the state machine's log leaves them out. Where the log has them,
    /// they are always read.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<ExecutionDetail> ReadAsync(string arn, bool showsData, CancellationToken cancellationToken)
    {
        var machineRequest = new DescribeStateMachineForExecutionRequest { ExecutionArn = arn };
        var machine = await retry.RunAsync(
            t => stepFunctions.DescribeStateMachineForExecutionAsync(machineRequest, t),
            cancellationToken
        );
        // what a log must not have is not read at all unless somebody asks for it
        var withData = showsData || machine.LoggingConfiguration is { IncludeExecutionData: true };
        var request = new DescribeExecutionRequest { ExecutionArn = arn };
        var described = await retry.RunAsync(t => stepFunctions.DescribeExecutionAsync(request, t), cancellationToken);
        var history = await ExecutionHistory.ReadAsync(stepFunctions, retry, arn, withData, cancellationToken);
        return new ExecutionDetail
        {
            Summary = SummaryOf(described, machine.Name),
            Cause = described.Cause,
            Refusal = ExecutionRefusal.Of(described.Output),
            States = history.Visits,
            LastState = history.LastState,
            Failing = FailingState.Of(history, described.Error, described.Cause),
            RedriveObstacle =
                described.RedriveStatus == ExecutionRedriveStatus.REDRIVABLE ? null
                : described.RedriveStatusReason is { Length: > 0 } reason ? reason
                : $"Execution is {described.Status} and cannot be redriven",
            IsDataHidden = !withData,
            Input = withData ? described.Input : null,
            Output = withData ? described.Output : null,
            Functions = CalledFunctions.Of(machine.Definition),
        };
    }

    /// <summary>The status of an execution, and how it refused its input if it did.</summary>
    public async Task<(string Status, string? Refusal)> StatusAsync(string arn, CancellationToken cancellationToken)
    {
        var request = new DescribeExecutionRequest { ExecutionArn = arn };
        var described = await retry.RunAsync(t => stepFunctions.DescribeExecutionAsync(request, t), cancellationToken);
        return (described.Status.Value, ExecutionRefusal.Of(described.Output));
    }

    private static ExecutionSummary SummaryOf(DescribeExecutionResponse described, string machine) =>
        new()
        {
            Arn = described.ExecutionArn,
            Name = described.Name,
            Machine = machine,
            Status = described.Status.Value,
            Started = described.StartDate!.Value,
            Stopped = described.StopDate,
            Error = described.Error,
            RedriveCount = described.RedriveCount ?? 0,
        };
}

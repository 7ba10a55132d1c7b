using AiChef.Deployment.Aws;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Lists executions of state machines.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class ExecutionList(IAmazonStepFunctions stepFunctions, AwsRetry retry)
{
    /// <summary>How many executions one request may answer.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html</remarks>
    public const int LargestPage = 1000;

    /// <summary>How many executions are described at the same time for their errors.</summary>
    private const int AtATime = 8;

    /// <summary>The newest executions of some state machines, the newest first.</summary>
    /// <param name="machines">The state machines. One of type Express has no list of executions.</param>
    /// <param name="status">The only status to list; null for all.</param>
    /// <param name="limit">At most how many.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<IReadOnlyList<ExecutionSummary>> NewestAsync(
        IEnumerable<StateMachineReference> machines,
        string? status,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var lists = await Task.WhenAll(machines.Select(each => ReadAsync(each, status, limit, cancellationToken)));
        return [.. lists.SelectMany(static each => each).OrderByDescending(static each => each.Started).Take(limit)];
    }

    /// <summary>The same with the error of each that was not successful, which AWS tells one by one.</summary>
    public async Task<IReadOnlyList<ExecutionSummary>> WithErrorsAsync(
        IReadOnlyList<ExecutionSummary> executions,
        CancellationToken cancellationToken
    )
    {
        var complete = executions.ToArray();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, complete.Length).Where(index => complete[index].IsUnsuccessful),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var request = new DescribeExecutionRequest { ExecutionArn = complete[index].Arn };
                var described = await retry.RunAsync(t => stepFunctions.DescribeExecutionAsync(request, t), token);
                complete[index] = complete[index] with { Error = described.Error };
            }
        );
        return complete;
    }

    private async Task<List<ExecutionSummary>> ReadAsync(
        StateMachineReference machine,
        string? status,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var found = new List<ExecutionSummary>();
        var request = new ListExecutionsRequest { StateMachineArn = machine.Arn, StatusFilter = status };
        try
        {
            do
            {
                request.MaxResults = Math.Min(LargestPage, limit - found.Count);
                var page = await retry.RunAsync(t => stepFunctions.ListExecutionsAsync(request, t), cancellationToken);
                found.AddRange((page.Executions ?? []).Select(each => SummaryOf(each, machine)));
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken) && found.Count < limit);
        }
        catch (StateMachineTypeNotSupportedException)
        {
            return []; // of type Express: only its log tells of its executions
        }
        return found;
    }

    private static ExecutionSummary SummaryOf(ExecutionListItem item, StateMachineReference machine) =>
        new()
        {
            Arn = item.ExecutionArn,
            Name = item.Name,
            Machine = machine.Name,
            Status = item.Status.Value,
            Started = item.StartDate!.Value,
            Stopped = item.StopDate,
            RedriveCount = item.RedriveCount ?? 0,
        };
}

using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Finds what functions logged for an execution.</summary>
/// <param name="reader">Reads log groups.</param>
/// <param name="functions">Finds the log groups of functions.</param>
public sealed class ExecutionLogs(LogReader reader, FunctionLogs functions)
{
    /// <summary>How many ids one filter pattern has: it may have 1,024 characters.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
    private const int IdsInAPattern = 20;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The events that name the execution, and all others of the requests that these name, in the order of time.
    /// </summary>
    public async Task<IReadOnlyList<LogLine>> FindAsync(ExecutionDetail execution, CancellationToken cancellationToken)
    {
        var sources = await functions.OfAsync(execution.Functions, cancellationToken);
        var from = new DateTimeOffset(execution.Summary.Started) - Before;
        DateTimeOffset? to = execution.Summary.Stopped is { } stopped ? new DateTimeOffset(stopped) + After : null;
        var found = new List<LogLine>(
            await reader.ReadAsync(sources, from, to, Quoted(execution.Summary.Name), cancellationToken)
        );
        foreach (var ids in RequestIds.Of(found).Chunk(IdsInAPattern))
        {
            var pattern = string.Join(' ', ids.Select(static id => $"?{Quoted(id)}"));
            var concerned = found.Select(static line => line.Source).Distinct().ToList();
            found.AddRange(await reader.ReadAsync(concerned, from, to, pattern, cancellationToken));
        }
        return [.. found.DistinctBy(static line => (line.Source.Group, line.Id)).OrderBy(static line => line.Time)];
    }

    private static string Quoted(string text) => $"\"{text}\"";
}

using AiChef.Deployment.Operations.Executions;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The newest executions of the last hour in detail, read once for all searches.</summary>
/// <param name="list">Lists executions.</param>
/// <param name="reader">Reads one.</param>
/// <param name="machines">The state machines.</param>
/// <param name="from">When the first execution that counts started.</param>
public sealed class RecentExecutions(
    ExecutionList list,
    ExecutionReader reader,
    IReadOnlyList<StateMachineReference> machines,
    DateTimeOffset from
)
{
    /// <summary>How many executions are read, the unsuccessful ones first.</summary>
    public const int Most = 20;

    private const int Listed = 200;

    private readonly Lock _start = new();
    private Task<IReadOnlyList<ExecutionDetail>>? _all;

    /// <summary>The executions, without their data.</summary>
    public Task<IReadOnlyList<ExecutionDetail>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_start)
        {
            return _all ??= ReadAllAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ExecutionDetail>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var newest = await list.NewestAsync(machines, null, Listed, cancellationToken);
        var chosen = newest
            .Where(each => new DateTimeOffset(each.Started.ToUniversalTime()) >= from)
            .OrderByDescending(static each => each.IsUnsuccessful)
            .Take(Most);
        return await Task.WhenAll(
            chosen.Select(each => reader.ReadAsync(each.Arn, showsData: false, cancellationToken))
        );
    }
}

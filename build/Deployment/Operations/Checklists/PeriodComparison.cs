using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>The metrics of a period beside those of the same time before it.</summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
public sealed class PeriodComparison(MetricReader metrics, ChecklistSubjects subjects, ChecklistPeriod period)
    : IChecklistPoint
{
    /// <summary>By how much something bad may grow unnoticed.</summary>
    private const double Growth = 1.5;

    /// <summary>How many of something bad are no more than chance.</summary>
    private const double Few = 10;

    private static readonly string[] Head = ["METRIC", "BEFORE", "NOW", "CHANGE"];

    /// <inheritdoc/>
    public string Title => "Metrics against the time before";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var before = await ReadAsync(period.Preceding(), cancellationToken);
        var now = await ReadAsync(period, cancellationToken);
        var rows = before
            .Zip(now, static (earlier, later) => (later.Name, later.IsBad, Before: earlier.Value, Now: later.Value))
            .ToList();
        var grown = rows.Where(static row => row.IsBad && row.Now > Few && row.Now > Growth * (row.Before ?? 0))
            .Select(static row => $"{row.Name}: {Figure.Count(row.Before)} before, {Figure.Count(row.Now)} now")
            .ToList();
        return new(
            Title,
            grown.Count == 0 ? HealthState.Healthy : HealthState.Noted,
            grown.Count == 0 ? $"no errors grew against the {period.Preceding().Text} before" : string.Join("; ", grown)
        )
        {
            Evidence = EvidenceTable.Of(
                Head,
                rows.Select(static row =>
                    new[]
                    {
                        row.Name,
                        Figure.Count(row.Before),
                        Figure.Count(row.Now),
                        Figure.Change(row.Before, row.Now),
                    }
                )
            ),
            Command = grown.Count == 0 ? null : "Diagnose",
        };
    }

    private async Task<IReadOnlyList<(string Name, bool IsBad, double? Value)>> ReadAsync(
        ChecklistPeriod time,
        CancellationToken cancellationToken
    )
    {
        var table = new MetricTable(metrics, time);
        List<(string Name, bool IsBad, Func<double?> Value)> asked = [];
        foreach (var api in subjects.Apis)
        {
            Add($"requests to {api.Name}", false, MetricQuery.OfApi(api, "Count", MetricQuery.Sum));
            Add($"server errors of {api.Name}", true, MetricQuery.OfApi(api, "5XXError", MetricQuery.Sum));
            Add($"p95 of {api.Name} in ms", false, MetricQuery.OfApi(api, "Latency", "p95"));
        }
        foreach (var function in subjects.Functions)
        {
            Add($"calls of {function}", false, MetricQuery.OfFunction(function, "Invocations", MetricQuery.Sum));
            Add($"errors of {function}", true, MetricQuery.OfFunction(function, "Errors", MetricQuery.Sum));
            Add($"throttles of {function}", true, MetricQuery.OfFunction(function, "Throttles", MetricQuery.Sum));
        }
        foreach (var machine in subjects.Machines)
        {
            var (name, arn) = (machine.Name, machine.Arn);
            Add($"executions of {name}", false, MetricQuery.OfMachine(arn, "ExecutionsStarted", MetricQuery.Sum));
            Add($"failed executions of {name}", true, MetricQuery.OfMachine(arn, "ExecutionsFailed", MetricQuery.Sum));
        }
        await table.ReadAsync(cancellationToken);
        return [.. asked.Select(static each => (each.Name, each.IsBad, each.Value()))];

        void Add(string name, bool isBad, MetricQuery query) => asked.Add((name, isBad, table.Ask(query)));
    }
}

using AiChef.Deployment.Operations.Diagnosis;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>How much functions, tables, APIs and workflows were used, and whether any came near a limit.</summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
/// <param name="reports">The reports of the functions' calls, which tell the memory in use.</param>
/// <param name="limits">Searches for limits that were reached.</param>
public sealed class ResourceUse(
    MetricReader metrics,
    ChecklistSubjects subjects,
    ChecklistPeriod period,
    FunctionReports reports,
    IReadOnlyList<ITroubleSearch> limits
) : IChecklistPoint
{
    private static readonly string[] Head = ["RESOURCE", "USE"];

    /// <inheritdoc/>
    public string Title => "Resource use";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var table = new MetricTable(metrics, period);
        var memory = (await reports.ReadAsync(cancellationToken)).ToLookup(
            static report => report.Function,
            StringComparer.Ordinal
        );
        var rows = subjects
            .Functions.Select(function => OfFunction(table, function, [.. memory[function]]))
            .Concat(subjects.Tables.Select(name => OfTable(table, name)))
            .Concat(subjects.Apis.Select(api => OfApi(table, api)))
            .Concat(subjects.Machines.Select(machine => OfMachine(table, machine.Name, machine.Arn)))
            .ToList();
        await table.ReadAsync(cancellationToken);
        var searched = await Task.WhenAll(limits.Select(search => search.SearchAsync(cancellationToken)));
        var troubles = searched
            .SelectMany(static found => found)
            .Select(static each => $"{each.Where}: {each.Evidence}");
        return ChecklistFinding.Of(
            Title,
            [.. troubles],
            $"{rows.Count} resources, none near its memory and none throttled in {period.Text}"
        ) with
        {
            Evidence = EvidenceTable.Of(Head, rows.Select(static row => row())),
            Command = "Diagnose",
        };
    }

    private static Func<string[]> OfFunction(
        MetricTable table,
        string function,
        IReadOnlyCollection<FunctionReport> reports
    )
    {
        var calls = table.Ask(MetricQuery.OfFunction(function, "Invocations", MetricQuery.Sum));
        var took = table.Ask(MetricQuery.OfFunction(function, "Duration", "Average"));
        var most = table.Ask(MetricQuery.OfFunction(function, "ConcurrentExecutions", MetricQuery.Maximum));
        var memory =
            reports.Count == 0
                ? "no report of memory in the last hour"
                : FormattableString.Invariant(
                    $"{reports.Max(each => each.Used)} of {reports.Max(each => each.Memory)} MB in the last hour"
                );
        return () =>
            [
                $"function {function}",
                $"{Figure.Count(calls())} calls of {Figure.Milliseconds(took())} on average, at most "
                    + $"{Figure.Count(most())} at once; {memory}",
            ];
    }

    private static Func<string[]> OfTable(MetricTable metrics, string table)
    {
        var read = metrics.Ask(MetricQuery.OfTable(table, "ConsumedReadCapacityUnits", MetricQuery.Sum));
        var written = metrics.Ask(MetricQuery.OfTable(table, "ConsumedWriteCapacityUnits", MetricQuery.Sum));
        return () => [$"table {table}", $"{Figure.Count(read())} read units, {Figure.Count(written())} write units"];
    }

    private static Func<string[]> OfApi(MetricTable table, WatchedApi api)
    {
        var requests = table.Ask(MetricQuery.OfApi(api, "Count", MetricQuery.Sum));
        var refused = table.Ask(MetricQuery.OfApi(api, "4XXError", MetricQuery.Sum));
        var failed = table.Ask(MetricQuery.OfApi(api, "5XXError", MetricQuery.Sum));
        return () =>
            [
                $"API {api.Name} ({api.Stage})",
                $"{Figure.Count(requests())} requests, {Figure.Count(refused())} answered with 4xx, "
                    + $"{Figure.Count(failed())} with 5xx",
            ];
    }

    private static Func<string[]> OfMachine(MetricTable table, string name, string arn)
    {
        var started = table.Ask(MetricQuery.OfMachine(arn, "ExecutionsStarted", MetricQuery.Sum));
        var failed = table.Ask(MetricQuery.OfMachine(arn, "ExecutionsFailed", MetricQuery.Sum));
        return () => [$"workflow {name}", $"{Figure.Count(started())} executions, {Figure.Count(failed())} failed"];
    }
}

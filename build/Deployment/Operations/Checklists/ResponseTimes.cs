using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>How fast APIs, functions and workflows were, the APIs against the objective.</summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
/// <param name="objectives">How fast requests are to be answered.</param>
public sealed class ResponseTimes(
    MetricReader metrics,
    ChecklistSubjects subjects,
    ChecklistPeriod period,
    ServiceObjectives objectives
) : IChecklistPoint
{
    private static readonly string[] Head = ["PART", "P50", "P95", "P99"];
    private static readonly string[] Statistics = ["p50", "p95", "p99"];

    /// <inheritdoc/>
    public string Title => "Response times";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var table = new MetricTable(metrics, period);
        var apis = subjects.Apis.Select(api =>
            Ask(table, $"API {api.Name}", s => MetricQuery.OfApi(api, "Latency", s))
        );
        var functions = subjects.Functions.Select(name =>
            Ask(table, $"function {name}", s => MetricQuery.OfFunction(name, "Duration", s))
        );
        var machines = subjects.Machines.Select(each =>
            Ask(table, $"workflow {each.Name}", s => MetricQuery.OfMachine(each.Arn, "ExecutionTime", s))
        );
        var (watched, others) = (apis.ToList(), functions.Concat(machines).ToList());
        await table.ReadAsync(cancellationToken);
        var measured = watched.Where(static each => each.Values[1]() is not null).ToList();
        var rows = watched.Concat(others).Select(static each => (string[])[each.Part, .. each.Values.Select(Text)]);
        return Judge(measured.ToDictionary(static each => each.Part, static each => each.Values[1]()!.Value)) with
        {
            Evidence = EvidenceTable.Of(Head, rows),
        };
    }

    private ChecklistFinding Judge(Dictionary<string, double> measured)
    {
        if (measured.Count == 0)
        {
            return new(Title, HealthState.Noted, $"no request to an API in {period.Text}");
        }
        var objective = $"the objective of {Figure.Milliseconds(objectives.P95Milliseconds)}";
        var told = measured.ToLookup(
            each => each.Value > objectives.P95Milliseconds,
            each => $"{each.Key}: p95 of {Figure.Milliseconds(each.Value)}"
        );
        return ChecklistFinding.Of(
            Title,
            [.. told[true].Select(each => $"{each} is over {objective}")],
            $"{string.Join("; ", told[false])} is within {objective}"
        ) with
        {
            Command = "Diagnose",
        };
    }

    private static string Text(Func<double?> value) => Figure.Milliseconds(value());

    private static (string Part, IReadOnlyList<Func<double?>> Values) Ask(
        MetricTable table,
        string part,
        Func<string, MetricQuery> query
    ) => (part, [.. Statistics.Select(statistic => table.Ask(query(statistic)))]);
}

using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// The share of requests that were answered without a server error, and what is left of the error budget.
/// </summary>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
/// <param name="objectives">How available the backend is to be.</param>
public sealed class Availability(
    MetricReader metrics,
    ChecklistSubjects subjects,
    ChecklistPeriod period,
    ServiceObjectives objectives
) : IChecklistPoint
{
    /// <summary>The share of the budget that may be used unnoticed.</summary>
    private const double Noticed = 0.75;

    private static readonly string[] Head = ["PART", "REQUESTS", "FAILED", "AVAILABLE"];

    /// <inheritdoc/>
    public string Title => "Availability";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var table = new MetricTable(metrics, period);
        var apis = subjects
            .Apis.Select(api =>
                (
                    Part: $"API {api.Name}",
                    All: table.Ask(MetricQuery.OfApi(api, "Count", MetricQuery.Sum)),
                    Failed: table.Ask(MetricQuery.OfApi(api, "5XXError", MetricQuery.Sum))
                )
            )
            .ToList();
        var machines = subjects
            .Machines.Select(each =>
                (
                    Part: $"workflow {each.Name}",
                    All: table.Ask(MetricQuery.OfMachine(each.Arn, "ExecutionsStarted", MetricQuery.Sum)),
                    Failed: table.Ask(MetricQuery.OfMachine(each.Arn, "ExecutionsFailed", MetricQuery.Sum))
                )
            )
            .ToList();
        await table.ReadAsync(cancellationToken);
        var rows = apis.Concat(machines).Select(each => Row(each.Part, each.All() ?? 0, each.Failed() ?? 0));
        return Judge(apis.Sum(each => each.All() ?? 0), apis.Sum(each => each.Failed() ?? 0)) with
        {
            Evidence = EvidenceTable.Of(Head, rows),
        };
    }

    private ChecklistFinding Judge(double requests, double failed)
    {
        if (requests == 0)
        {
            return new(Title, HealthState.Noted, $"no request to an API in {period.Text}");
        }
        var allowed = requests * objectives.AllowedShare;
        var left = allowed == 0 ? 0 : Math.Max(0, 1 - (failed / allowed));
        var state =
            failed > allowed ? HealthState.Unhealthy
            : failed > allowed * Noticed ? HealthState.Noted
            : HealthState.Healthy;
        return new(
            Title,
            state,
            $"{Figure.Percent(100 * (1 - (failed / requests)))} of {Figure.Count(requests)} requests in {period.Text}, "
                + $"objective {Figure.Percent(objectives.AvailabilityPercent)}; "
                + $"{Figure.Percent(Math.Round(100 * left, 1))} of the error budget left"
        )
        {
            Command = state == HealthState.Healthy ? null : "Diagnose",
        };
    }

    private static string[] Row(string part, double all, double failed) =>
        [
            part,
            Figure.Count(all),
            Figure.Count(failed),
            all == 0 ? Figure.None : Figure.Percent(100 * (1 - (failed / all))),
        ];
}

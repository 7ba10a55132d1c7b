using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Errors that functions and workflows logged: how many, and the most frequent ones with a sample.</summary>
/// <param name="reader">Reads logs.</param>
/// <param name="metrics">Reads metrics.</param>
/// <param name="subjects">What is deployed.</param>
/// <param name="period">The time.</param>
/// <param name="objectives">How many calls may fail.</param>
public sealed class ErrorLogs(
    LogReader reader,
    MetricReader metrics,
    ChecklistSubjects subjects,
    ChecklistPeriod period,
    ServiceObjectives objectives
) : IChecklistPoint
{
    private const int Shown = 5;
    private static readonly string[] Head = ["COUNT", "LOG", "SAMPLE"];

    /// <inheritdoc/>
    public string Title => "Error logs";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var lines = await reader.ReadAsync(subjects.Logs, period.From, period.To, ErrorLine.Pattern, cancellationToken);
        var errors = lines.Select(ErrorLine.Of).OfType<ErrorLine>().ToList();
        if (errors.Count == 0)
        {
            return new(Title, HealthState.Healthy, $"no error in {subjects.Logs.Count} logs in {period.Text}");
        }
        var table = new MetricTable(metrics, period);
        var calls = subjects
            .Functions.Select(name => table.Ask(MetricQuery.OfFunction(name, "Invocations", MetricQuery.Sum)))
            .ToList();
        await table.ReadAsync(cancellationToken);
        var most = errors
            .GroupBy(static error => (error.Source, error.Kind))
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key)
            .Take(Shown)
            .ToList();
        return Judge(errors.Count, calls.Sum(static call => call() ?? 0)) with
        {
            Evidence = EvidenceTable.Of(
                Head,
                most.Select(static group =>
                    new[] { Figure.Count(group.Count()), group.Key.Source, group.First().Sample }
                )
            ),
            Command = subjects.Functions.Contains(most[0].Key.Source, StringComparer.Ordinal)
                ? $"Logs --functions {most[0].Key.Source} --since 24h --filter ?ERROR"
                : "Executions --status FAILED",
        };
    }

    private ChecklistFinding Judge(int errors, double calls)
    {
        var allowed = calls * objectives.AllowedShare;
        var told = $"{Figure.Count(errors)} errors in {Figure.Count(calls)} calls of functions in {period.Text}";
        return errors > allowed
            ? new(
                Title,
                HealthState.Unhealthy,
                $"{told}, more than the {Figure.Percent(100 * objectives.AllowedShare)} of the objective"
            )
            : new(Title, HealthState.Noted, told);
    }
}

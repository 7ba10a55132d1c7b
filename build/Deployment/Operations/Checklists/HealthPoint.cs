using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A point that consists of health checks.</summary>
/// <param name="title">Its title.</param>
/// <param name="checks">The checks.</param>
/// <param name="time">The clock of their limits.</param>
public sealed class HealthPoint(string title, IReadOnlyList<IHealthCheck> checks, TimeProvider time) : IChecklistPoint
{
    private static readonly string[] Head = ["PART", "STATE", "DETAIL"];

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var findings = await new HealthRound(checks, time).LookAsync(cancellationToken);
        var worst = findings.Count == 0 ? HealthState.Noted : findings.Max(static each => each.State);
        var told = findings.Where(each => each.State == worst).Select(static each => $"{each.Part}: {each.Detail}");
        return new(
            title,
            worst,
            findings.Count == 0 ? "there is nothing to check"
                : worst == HealthState.Healthy ? $"{findings.Count} checks passed"
                : string.Join("; ", told)
        )
        {
            Evidence = EvidenceTable.Of(
                Head,
                findings.Select(static each =>
                    new[] { each.Part, each.State.ToString().ToLowerInvariant(), each.Detail }
                )
            ),
            Command = findings.Where(each => each.State == worst).Select(static each => each.Command).FirstOrDefault(),
        };
    }
}

using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What a point of a checklist found.</summary>
/// <param name="Title">The point.</param>
/// <param name="State">How it is.</param>
/// <param name="Summary">The result, in one line.</param>
public sealed record ChecklistFinding(string Title, HealthState State, string Summary)
{
    /// <summary>What shows it; null where the summary does.</summary>
    public EvidenceTable? Evidence { get; init; }

    /// <summary>The target and options of the build that show more or fix it; null if nothing does.</summary>
    public string? Command { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Counts red things: none is healthy.</summary>
    internal static ChecklistFinding Of(string title, IReadOnlyCollection<string> troubles, string otherwise) =>
        troubles.Count == 0
            ? new(title, HealthState.Healthy, otherwise)
            : new(title, HealthState.Unhealthy, string.Join("; ", troubles));
}

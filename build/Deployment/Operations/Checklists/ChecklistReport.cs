using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A checklist that was gone through.</summary>
public sealed record ChecklistReport
{
    /// <summary>The rhythm.</summary>
    public required ChecklistRhythm Rhythm { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Where it is, in words.</summary>
    public required string Place { get; init; }

    /// <summary>The time that it looked at.</summary>
    public required ChecklistPeriod Period { get; init; }

    /// <summary>What its points found, in their order.</summary>
    public required IReadOnlyList<ChecklistFinding> Findings { get; init; }

    /// <summary>Those that somebody must see to.</summary>
    public IReadOnlyList<ChecklistFinding> Red =>
        [.. Findings.Where(static finding => finding.State == HealthState.Unhealthy)];

    /// <summary>The result of all, in one line.</summary>
    public string Headline
    {
        get
        {
            var noted = Findings.Count(static finding => finding.State == HealthState.Noted);
            var notes = noted == 0 ? "" : FormattableString.Invariant($", {noted} with a note");
            return FormattableString.Invariant(
                $"{Findings.Count - Red.Count} of {Findings.Count} points in order{notes}"
            );
        }
    }
}

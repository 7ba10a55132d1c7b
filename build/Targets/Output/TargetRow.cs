using Nuke.Common.Execution;

namespace AiChef.Targets.Output;

/// <summary>A target in the summary of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">What it took itself.</param>
/// <param name="Information">What it tells of itself.</param>
internal sealed record TargetRow(
    string Name,
    ExecutionStatus Status,
    TimeSpan Duration,
    IReadOnlyDictionary<string, string> Information
);

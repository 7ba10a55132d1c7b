namespace AiChef.Deployment.Reports;

/// <summary>A target of the run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Needs">The targets of the run that it depends on.</param>
/// <param name="Status">How it ended, in lower case: <c>succeeded</c>, <c>failed</c>, <c>aborted</c>, <c>skipped</c>
/// or <c>notrun</c>.</param>
/// <param name="Duration">What it took itself; null if it did not run.</param>
public sealed record TargetReport(string Name, IReadOnlyList<string> Needs, string Status, TimeSpan? Duration);

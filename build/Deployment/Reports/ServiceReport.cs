namespace AiChef.Deployment.Reports;

/// <summary>What became of one service.</summary>
public sealed record ServiceReport
{
    /// <summary>Its name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>How its deployment ended.</summary>
    public required ServiceResult Result { get; init; }

    /// <summary>Its stacks, in ordinal order.</summary>
    public IReadOnlyList<StackReport> Stacks { get; init; } = [];

    /// <summary>
    /// What came of it past the stacks, such as <c>7 functions, 1 released</c>; null when the stacks are all.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>Whether nobody asked for it: it came along because others need it.</summary>
    public bool CameAlong { get; init; }

    /// <summary>
    /// What happened past the stacks: functions released, the steps of a canary, what was taken back.
    /// </summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>From the beginning of the run to the last of the steps; null without any.</summary>
    public TimeSpan? LastStep { get; init; }

    /// <summary>Why it did not succeed; null when it did.</summary>
    public FailureReport? Failure { get; init; }

    /// <summary>
    /// From the beginning of its first stack to the end of the last, or to the last step; null when nothing of it
    /// began.
    /// </summary>
    public TimeSpan? Duration =>
        Stacks.Count == 0 ? null : new[] { StacksEnded, LastStep ?? TimeSpan.Zero }.Max() - Stacks.Min(s => s.Started);

    /// <summary>From the beginning of the run to the end of its last stack; zero without stacks.</summary>
    internal TimeSpan StacksEnded => Stacks.Select(s => s.Started + s.Duration).DefaultIfEmpty(TimeSpan.Zero).Max();
}

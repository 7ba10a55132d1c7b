namespace AiChef.Deployment.Reports;

/// <summary>The result of one service.</summary>
public sealed record ServiceReport
{
    /// <summary>Its name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// What it deploys, as the beginning of a sentence: <c>AI Chef workflow</c>; the title by default.
    /// </summary>
    public string Subject
    {
        get => field ?? Title;
        init;
    }

    /// <summary>How its deployment ended.</summary>
    public required ServiceResult Result { get; init; }

    /// <summary>Its stacks, in ordinal order.</summary>
    public IReadOnlyList<StackReport> Stacks { get; init; } = [];

    /// <summary>
    /// The result apart from the stacks, such as <c>7 functions, 1 released</c>; null when the stacks are all.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>Whether it was only deployed because others depend on it.</summary>
    public bool IsDependency { get; init; }

    /// <summary>What happened apart from the stacks: released functions, steps of a canary, rollbacks.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>From the beginning of the run to the last of the steps; null without any.</summary>
    public TimeSpan? LastStep { get; init; }

    /// <summary>Why it did not succeed; null when it did.</summary>
    public FailureReport? Failure { get; init; }

    /// <summary>
    /// From the beginning of its first stack to the end of the last, or to the last step; null if nothing of it began.
    /// </summary>
    public TimeSpan? Duration =>
        Stacks.Count == 0 ? null : new[] { StacksEnded, LastStep ?? TimeSpan.Zero }.Max() - Stacks.Min(s => s.Started);

    /// <summary>From the beginning of the run to the end of its last stack; zero without stacks.</summary>
    internal TimeSpan StacksEnded => Stacks.Select(s => s.Started + s.Duration).DefaultIfEmpty(TimeSpan.Zero).Max();
}

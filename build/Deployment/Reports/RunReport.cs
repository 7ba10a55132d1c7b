using AiChef.Deployment.CloudFormation;

namespace AiChef.Deployment.Reports;

/// <summary>What a run did, for people and programs that were not there.</summary>
public sealed record RunReport
{
    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether the run only looked.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often a call to AWS was sent again, after a throttle or a fault.</summary>
    public int Retries { get; init; }

    /// <summary>The commit and the run.</summary>
    public RunOrigin Origin { get; init; } = new(null, null, null);

    /// <summary>The services, in the order of their deployment.</summary>
    public IReadOnlyList<ServiceReport> Services { get; init; } = [];

    /// <summary>What became of the integration tests; null when they did not run.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Whether nothing failed and nothing was left out.</summary>
    public bool Succeeded => Services.All(s => s.Result == ServiceResult.Succeeded) && Tests is null or { Failure: null };
}

/// <summary>What became of one service.</summary>
public sealed record ServiceReport
{
    /// <summary>Its name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>How its deployment ended.</summary>
    public required ServiceResult Result { get; init; }

    /// <summary>Its stacks, in ordinal order.</summary>
    public IReadOnlyList<StackReport> Stacks { get; init; } = [];

    /// <summary>What came of it past the stacks, such as <c>7 functions, 1 released</c>; null when the stacks are all.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether nobody asked for it: it came along because others need it.</summary>
    public bool CameAlong { get; init; }

    /// <summary>What happened past the stacks: functions released, the steps of a canary, what was taken back.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>From the beginning of the run to the last of the steps; null without any.</summary>
    public TimeSpan? LastStep { get; init; }

    /// <summary>Why it did not succeed; null when it did.</summary>
    public FailureReport? Failure { get; init; }

    /// <summary>From the beginning of its first stack to the end of the last, or to the last step; null when nothing of it began.</summary>
    public TimeSpan? Duration => Stacks.Count == 0 ? null : new[] { StacksEnded, LastStep ?? TimeSpan.Zero }.Max() - Stacks.Min(s => s.Started);

    /// <summary>From the beginning of the run to the end of its last stack; zero without stacks.</summary>
    internal TimeSpan StacksEnded => Stacks.Select(s => s.Started + s.Duration).DefaultIfEmpty(TimeSpan.Zero).Max();
}

/// <summary>How the deployment of a service ended.</summary>
public enum ServiceResult
{
    /// <summary>Everything is as declared, or in a dry run: was looked at.</summary>
    Succeeded,

    /// <summary>It failed, was refused or cancelled.</summary>
    Failed,

    /// <summary>It was left out because something that it depends on failed.</summary>
    Skipped,
}

/// <summary>What became of one stack.</summary>
public sealed record StackReport
{
    /// <summary>Its name.</summary>
    public required string Stack { get; init; }

    /// <summary>How it ended; null when it failed.</summary>
    public StackEffect? Effect { get; init; }

    /// <summary>Its status before; null when there was none.</summary>
    public string? Before { get; init; }

    /// <summary>Its status after, as far as the run saw it; null when there is none.</summary>
    public string? After { get; init; }

    /// <summary>The ARN of the change set that was executed; null when none was.</summary>
    public string? ChangeSetId { get; init; }

    /// <summary>The client request token that marks the events of the operation; null when there was none.</summary>
    public string? OperationId { get; init; }

    /// <summary>What was changed, or would be.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>Its outputs by key.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>From the beginning of the run to the beginning of its deployment.</summary>
    public required TimeSpan Started { get; init; }

    /// <summary>How long its deployment took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public FailureReport? Failure { get; init; }
}

/// <summary>What became of the integration tests.</summary>
/// <param name="Result">The result in one line.</param>
/// <param name="Failure">Why they failed; null when they passed.</param>
public sealed record TestReport(string Result, FailureReport? Failure);

/// <summary>Why something failed.</summary>
/// <param name="Cause">The cause in one line.</param>
/// <param name="Details">Further lines.</param>
/// <param name="Next">What to do next; null when nothing is known beyond the cause.</param>
public sealed record FailureReport(string Cause, IReadOnlyList<string> Details, string? Next)
{
    /// <summary>An exception as people are told of it. An unexpected one may hold anything in its text, so only its type is told.</summary>
    public static FailureReport Of(Exception failure) => failure switch
    {
        DeploymentException expected => new(expected.Message, [.. expected.Details.SkipLast(expected.Next is null ? 0 : 1)], expected.Next),
        OperationCanceledException => new("cancelled", [], null),
        _ => new($"{failure.GetType().Name}; the log tells more", [], null),
    };
}

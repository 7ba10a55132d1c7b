namespace AiChef.Deployment.Operations.Executions;

/// <summary>An execution in a list.</summary>
public sealed record ExecutionSummary
{
    /// <summary>The statuses that an execution has, in AWS's words.</summary>
    public static IReadOnlyList<string> Statuses { get; } =
    ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The name, unique in its state machine.</summary>
    public required string Name { get; init; }

    /// <summary>The state machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>One of <see cref="Statuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended, in UTC; null while it runs.</summary>
    public DateTime? Stopped { get; init; }

    /// <summary>The error with which it ended; null without one.</summary>
    public string? Error { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>How long it took; null while it runs.</summary>
    public TimeSpan? Lasted => Stopped - Started;

    /// <summary>Whether it ended in another way than by success.</summary>
    public bool IsUnsuccessful => Status is "FAILED" or "TIMED_OUT" or "ABORTED";
}

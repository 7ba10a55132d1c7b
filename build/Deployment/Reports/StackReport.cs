using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Deployment.Reports;

/// <summary>The result of one stack.</summary>
public sealed record StackReport
{
    /// <summary>Its name.</summary>
    public required string Stack { get; init; }

    /// <summary>How it ended; null when it failed.</summary>
    public StackEffect? Effect { get; init; }

    /// <summary>What a deployment would do; null after one, and if the dry run failed.</summary>
    public StackForecast? Forecast { get; init; }

    /// <summary>Its status before; null when there was none.</summary>
    public string? Before { get; init; }

    /// <summary>Its status after, as far as the run knows; null when there is none.</summary>
    public string? After { get; init; }

    /// <summary>The ARN of the change set that was executed; null when none was.</summary>
    public string? ChangeSetId { get; init; }

    /// <summary>The client request token that marks the events of the operation; null when there was none.</summary>
    public string? OperationId { get; init; }

    /// <summary>What was changed, or would be.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>What AWS told of the operation, the oldest first.</summary>
    public IReadOnlyList<EventReport> Events { get; init; } = [];

    /// <summary>Its outputs by key.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>From the beginning of the run to the beginning of its deployment.</summary>
    public required TimeSpan Started { get; init; }

    /// <summary>How long its deployment took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many calls for it were repeated.</summary>
    public int Retries { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public FailureReport? Failure { get; init; }
}

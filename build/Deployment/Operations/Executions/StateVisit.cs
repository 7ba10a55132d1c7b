namespace AiChef.Deployment.Operations.Executions;

/// <summary>One visit of a state.</summary>
public sealed record StateVisit
{
    /// <summary>The state's name.</summary>
    public required string Name { get; init; }

    /// <summary>The state's type, such as <c>Task</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it was entered, in UTC.</summary>
    public required DateTime Entered { get; init; }

    /// <summary>When it was left, in UTC; null if it was not.</summary>
    public DateTime? Exited { get; init; }

    /// <summary>How it went.</summary>
    public required StateResult Result { get; init; }

    /// <summary>The failures in it, those that were retried or caught too, in the order of time.</summary>
    public IReadOnlyList<StateFailure> Failures { get; init; } = [];

    /// <summary>The input; null if the history was read without data.</summary>
    public string? Input { get; init; }
}

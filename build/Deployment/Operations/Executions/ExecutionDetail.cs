namespace AiChef.Deployment.Operations.Executions;

/// <summary>One execution in detail.</summary>
public sealed record ExecutionDetail
{
    /// <summary>What a list tells of it.</summary>
    public required ExecutionSummary Summary { get; init; }

    /// <summary>What went wrong, as the execution ended with it; null without an error.</summary>
    public string? Cause { get; init; }

    /// <summary>How it refused its input, by <see cref="ExecutionRefusal"/>; null if it did not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The visits of states, in the order in which they were entered.</summary>
    public required IReadOnlyList<StateVisit> States { get; init; }

    /// <summary>The state that failed first on the way to the end; null if none did.</summary>
    public FailingState? Failing { get; init; }

    /// <summary>The state in which it ended; null while it runs, or if it ended before any.</summary>
    public string? LastState { get; init; }

    /// <summary>The type of that state, such as <c>Fail</c>.</summary>
    public string? LastStateType => States.LastOrDefault(state => state.Name == LastState)?.Type;

    /// <summary>Why it cannot be redriven, in AWS's words; null if it can.</summary>
    public string? RedriveObstacle { get; init; }

    /// <summary>Whether inputs were left out because the state machine's log leaves them out too.</summary>
    public bool IsDataHidden { get; init; }

    /// <summary>The input of the execution; null if left out.</summary>
    public string? Input { get; init; }

    /// <summary>The output; null if left out, or if there is none.</summary>
    public string? Output { get; init; }

    /// <summary>The names of the functions that its definition calls.</summary>
    public required IReadOnlyList<string> Functions { get; init; }
}

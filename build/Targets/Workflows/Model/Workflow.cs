namespace AiChef.Targets.Workflows.Model;

/// <summary>A GitHub workflow: what its file says, without how.</summary>
internal sealed record Workflow
{
    /// <summary>The file's name without ending.</summary>
    public required string File { get; init; }

    /// <summary>What it is for, in the head of the file.</summary>
    public required string Summary { get; init; }

    public required string Name { get; init; }

    /// <summary>How one run is called in the list of runs; the workflow's name when null.</summary>
    public string? RunName { get; init; }

    public PushTrigger? Push { get; init; }

    /// <summary>The branches whose pull requests start it.</summary>
    public IReadOnlyList<string> PullRequestBranches { get; init; } = [];

    /// <summary>When it starts by itself, in UTC, as <c>minute hour day month weekday</c>.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>What a person is asked for who starts it by hand; with none it cannot be started by hand.</summary>
    public IReadOnlyList<WorkflowInput> Inputs { get; init; } = [];

    public required Concurrency Concurrency { get; init; }

    public required IReadOnlyList<WorkflowJob> Jobs { get; init; }
}

namespace AiChef.Targets.Workflows.Model;

/// <summary>A job of a workflow, on a runner of its own.</summary>
internal sealed record WorkflowJob
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The condition, without <c>${{ }}</c>.</summary>
    public string? If { get; init; }

    /// <summary>The ids of the jobs that must have succeeded.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public required string RunsOn { get; init; }

    public required int TimeoutMinutes { get; init; }

    public Concurrency? Concurrency { get; init; }

    public JobEnvironment? Environment { get; init; }

    /// <summary>What its token may do; nothing by default.</summary>
    public IReadOnlyList<Grant> Permissions { get; init; } = [];

    public required IReadOnlyList<WorkflowStep> Steps { get; init; }
}

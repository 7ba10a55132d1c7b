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

/// <summary>The environment of GitHub whose reviewers, branch rule, secrets and variables a job gets.</summary>
/// <param name="Name">Its name.</param>
internal sealed record JobEnvironment(string Name)
{
    /// <summary>Whether the job is recorded as a deployment to it: false or an expression; true when null.</summary>
    public string? Deployment { get; init; }
}

/// <summary>One permission of a job's token, with the reason for it.</summary>
internal sealed record Grant(string Scope, string Access, string Reason);

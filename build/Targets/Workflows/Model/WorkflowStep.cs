namespace AiChef.Targets.Workflows.Model;

/// <summary>A step of a job: either an action or a script.</summary>
internal sealed record WorkflowStep(string Name)
{
    public string? Id { get; init; }

    /// <summary>The condition, without <c>${{ }}</c>.</summary>
    public string? If { get; init; }

    public ActionPin? Uses { get; init; }

    /// <summary>The inputs of the action.</summary>
    public IReadOnlyList<(string Name, string Value)> With { get; init; } = [];

    /// <summary>
    /// A script of bash; values reach it by <see cref="Env"/> only, since an expression pasted into it would be run.
    /// </summary>
    public string? Run { get; init; }

    public IReadOnlyList<(string Name, string Value)> Env { get; init; } = [];
}

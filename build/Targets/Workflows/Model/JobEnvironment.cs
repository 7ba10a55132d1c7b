namespace AiChef.Targets.Workflows.Model;

/// <summary>The environment of GitHub whose reviewers, branch rule, secrets and variables a job gets.</summary>
/// <param name="Name">Its name.</param>
internal sealed record JobEnvironment(string Name)
{
    /// <summary>Whether the job is recorded as a deployment to it: false or an expression; true when null.</summary>
    public string? Deployment { get; init; }
}

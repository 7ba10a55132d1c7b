using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>How stacks are deployed.</summary>
public sealed record StackDeployerOptions
{
    /// <summary>How long one stack may take in total; 60 minutes by default, more than zero.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>
    /// How long the first event of an operation may take to appear; 120 seconds by default. Time spent on throttled
    /// calls does not count.
    /// </summary>
    public TimeSpan ProofTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Delete and recreate a stack in CREATE_FAILED or ROLLBACK_FAILED; false by default.</summary>
    public bool RecoverByDelete { get; init; }

    /// <summary>
    /// Logical or physical ids of tables, buckets and databases that may be deleted; empty by default.
    /// </summary>
    public IReadOnlyCollection<string> AllowDataLoss { get; init; } = [];

    /// <summary>
    /// The environment; stacks that belong to another one are refused. Null, the default, checks nothing.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>Names of stacks of other environments that may be changed or deleted; empty by default.</summary>
    public IReadOnlyCollection<string> TakeOver { get; init; } = [];

    /// <summary>Show what would change and execute nothing; false by default.</summary>
    public bool DryRun { get; init; }

    /// <summary>Let AWS compute the changes even if nothing seems to have changed; false by default.</summary>
    public bool Force { get; init; }

    /// <summary>Let AWS roll back the running update if the deployment is cancelled; false by default.</summary>
    public bool CancelUpdate { get; init; }

    /// <summary>
    /// Called with a stack's name and its planned changes before they are executed; returns the reason to refuse them,
    /// or null.
    /// </summary>
    public Func<string, IReadOnlyList<PlannedChange>, DeploymentException?>? Refuse { get; init; }

    /// <summary>The bucket for templates over <see cref="StackTemplate.InlineLimit"/>; null refuses those.</summary>
    public string? ArtifactBucket { get; init; }
}

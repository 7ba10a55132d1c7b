namespace AiChef.Targets.Running;

/// <summary>A build that has a run, for the attributes that take part in it.</summary>
internal interface IHasRun
{
    /// <summary>The run.</summary>
    DeploymentRun Run { get; }
}

namespace AiChef.Targets.Running;

/// <summary>A build that has a run, for the attributes that take part in it.</summary>
internal interface IHasRun : Nuke.Common.INukeBuild
{
    /// <summary>The run.</summary>
    DeploymentRun Run { get; }
}

using Nuke.Common.Execution;

/// <summary>An extension of the build that takes part in its run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class RunExtensionAttribute : BuildExtensionAttributeBase
{
    private protected DeploymentRun Run => ((IHasRun)Build).Run;
}

using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>An extension of the build that takes part in its run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class RunExtensionAttribute : BuildExtensionAttributeBase
{
    private protected DeploymentRun Run => ((IHasRun)Build).Run;
}

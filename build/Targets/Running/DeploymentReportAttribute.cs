using AiChef.Targets.Processes;
using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>
/// Writes the report of the run once the build is over. NUKE also says so at the moment of Ctrl-C, on another thread,
/// while the targets are still cleaning up.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DeploymentReportAttribute : RunExtensionAttribute, IOnBuildFinished
{
    public DeploymentReportAttribute() => Priority = 10;

    public void OnBuildFinished()
    {
        if (Interruption.OfProcess.IsOnThreadOfBuild)
        {
            Run.Reports.Write();
        }
    }
}

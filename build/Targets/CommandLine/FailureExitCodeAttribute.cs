using AiChef.Deployment;
using Nuke.Common.Execution;

namespace AiChef.Targets.CommandLine;

/// <summary>A failed target ends the build with 1 unless it has set a more telling exit code itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FailureExitCodeAttribute : BuildExtensionAttributeBase, IOnTargetFailed
{
    private const int NukeFailure = -1;

    /// <summary>
    /// NUKE answers -1 when nobody has set an exit code. A failed target always has one, so the failure came before the
    /// first target: a requirement that is not met, an unknown profile, a cycle.
    /// </summary>
    public static int Of(int nukeResult) => nukeResult == NukeFailure ? (int)FailureKind.Configuration : nukeResult;

    public void OnTargetFailed(ExecutableTarget target) => Build.ExitCode ??= (int)FailureKind.Failed;
}

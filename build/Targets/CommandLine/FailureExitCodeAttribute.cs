using AiChef.Deployment;
using Nuke.Common.Execution;

namespace AiChef.Targets.CommandLine;

/// <summary>A failed target ends the build with 1 unless it has set a more specific exit code.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FailureExitCodeAttribute : BuildExtensionAttributeBase, IOnTargetFailed
{
    private const int NukeFailure = -1;

    /// <summary>
    /// NUKE returns -1 if no exit code was set. A failed target always sets one, so the failure came before the first
    /// target: an unmet requirement, an unknown profile, a cycle.
    /// </summary>
    public static int Of(int nukeResult) => nukeResult == NukeFailure ? (int)FailureKind.Configuration : nukeResult;

    public void OnTargetFailed(ExecutableTarget target) => Build.ExitCode ??= (int)FailureKind.Failed;
}

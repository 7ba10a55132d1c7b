using Nuke.Common.Execution;

namespace AiChef.Targets.CommandLine;

/// <summary>A failed target ends the build with 1 unless it has set a more telling exit code itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FailureExitCodeAttribute : BuildExtensionAttributeBase, IOnTargetFailed
{
    public void OnTargetFailed(ExecutableTarget target) => Build.ExitCode ??= ExitCodes.Failed;
}

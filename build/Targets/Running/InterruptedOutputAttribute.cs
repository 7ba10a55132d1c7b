using AiChef.Targets.Processes;
using Nuke.Common;

namespace AiChef.Targets.Running;

/// <summary>
/// On Ctrl-C NUKE prints its summary at once, while <see cref="Interruption"/> lets the running target tidy up and the
/// next ones be refused: nothing is printed then but at the end, by the thread that runs the build.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InterruptedOutputAttribute()
    : DisableDefaultOutputAttribute(
        DefaultOutput.TargetOutcome,
        DefaultOutput.BuildOutcome,
        DefaultOutput.ErrorsAndWarnings
    )
{
    public override bool IsApplicable(INukeBuild build) => !Interruption.OfProcess.IsOnThreadOfBuild;
}

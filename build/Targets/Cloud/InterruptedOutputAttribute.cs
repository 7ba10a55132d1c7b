using Nuke.Common;

/// <summary>
/// On Ctrl-C NUKE prints its summary at once, while <see cref="Interruption"/> lets the running target tidy up: nothing is
/// printed then but at the end, when the target is no longer merely aborted.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InterruptedOutputAttribute()
    : DisableDefaultOutputAttribute(DefaultOutput.TargetOutcome, DefaultOutput.BuildOutcome, DefaultOutput.ErrorsAndWarnings)
{
    /// <summary>NUKE also asks before there is a plan, when its list of aborted targets throws.</summary>
    public override bool IsApplicable(INukeBuild build) =>
        build is { ExecutionPlan: not null, AbortedTargets.Count: > 0 };
}

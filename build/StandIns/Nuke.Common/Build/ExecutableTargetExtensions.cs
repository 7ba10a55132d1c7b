using Nuke.Common.Execution;

namespace Nuke.Common;

public static class ExecutableTargetExtensions
{
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) =>
        targets.Any(x => x.Factory == (Delegate)target);

    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Setup target) =>
        targets.Any(x => x.Factory == (Delegate)target);

    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Cleanup target) =>
        targets.Any(x => x.Factory == (Delegate)target);
}

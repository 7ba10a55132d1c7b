using AiChef.Deployment.CloudFormation.Failures;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// What an operation took out of a stack and could not delete: the operation ends well, and the resource stays, costs
/// and acts, without any stack that would ever delete it.
/// </summary>
internal static class LeftBehind
{
    private static readonly HashSet<string> AfterCleanup = ["UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];

    /// <summary>A line for each such resource.</summary>
    /// <param name="status">The status in which the operation ended.</param>
    /// <param name="events">All its events, oldest first.</param>
    internal static IEnumerable<string> Of(string status, IReadOnlyList<SeenEvent> events) =>
        AfterCleanup.Contains(status) && events.Any(IsKept)
            ? events
                .GroupBy(static each => (each.Path, each.Event.LogicalResourceId, each.Event.PhysicalResourceId))
                .Select(static resource => resource.Last())
                .Where(IsKept)
                .Select(static last => Line(last.Path, last.Event))
            : [];

    private static bool IsKept(SeenEvent each) => each.Event.ResourceStatus == ResourceStatus.DELETE_FAILED;

    private static string Line(string path, StackEvent failed) =>
        $"{path}/{failed.LogicalResourceId} ({failed.PhysicalResourceId}) is left behind, out of every stack: "
        + $"{ReasonText.Plain(failed.ResourceStatusReason ?? "AWS gives no reason").TrimEnd('.')}; "
        + "delete it by hand when nothing needs it any more";
}

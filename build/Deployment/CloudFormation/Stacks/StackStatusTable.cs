using System.Collections.Frozen;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The one table from stack status to action.</summary>
/// <remarks>Statuses: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html</remarks>
public static class StackStatusTable
{
    /// <summary>The status of a stack that does not exist.</summary>
    public const string None = "none";

    private static readonly FrozenDictionary<string, StackAction> Actions = new Dictionary<string, StackAction>(
        StringComparer.Ordinal
    )
    {
        [None] = StackAction.Create,
        ["REVIEW_IN_PROGRESS"] = StackAction.Create,
        ["DELETE_COMPLETE"] = StackAction.Create,

        ["CREATE_COMPLETE"] = StackAction.Update,
        ["UPDATE_COMPLETE"] = StackAction.Update,
        ["UPDATE_ROLLBACK_COMPLETE"] = StackAction.Update,
        ["IMPORT_COMPLETE"] = StackAction.Update,
        ["IMPORT_ROLLBACK_COMPLETE"] = StackAction.Update,

        ["CREATE_IN_PROGRESS"] = StackAction.Wait,
        ["ROLLBACK_IN_PROGRESS"] = StackAction.Wait,
        ["DELETE_IN_PROGRESS"] = StackAction.Wait,
        ["UPDATE_IN_PROGRESS"] = StackAction.Wait,
        ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"] = StackAction.Wait,
        ["UPDATE_ROLLBACK_IN_PROGRESS"] = StackAction.Wait,
        ["UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"] = StackAction.Wait,
        ["IMPORT_IN_PROGRESS"] = StackAction.Wait,
        ["IMPORT_ROLLBACK_IN_PROGRESS"] = StackAction.Wait,

        ["ROLLBACK_COMPLETE"] = StackAction.DeleteThenCreate,
        ["CREATE_FAILED"] = StackAction.DeleteThenCreateIfAllowed,
        ["ROLLBACK_FAILED"] = StackAction.DeleteThenCreateIfAllowed,
        ["UPDATE_ROLLBACK_FAILED"] = StackAction.ContinueRollbackThenUpdate,
        ["UPDATE_FAILED"] = StackAction.RollbackThenUpdate,

        ["DELETE_FAILED"] = StackAction.Stop,
        ["IMPORT_ROLLBACK_FAILED"] = StackAction.Stop,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The action for a status; an unknown one stops, so that a status AWS adds later is never updated or deleted
    /// blindly.
    /// </summary>
    public static StackAction ActionFor(string status) => Actions.GetValueOrDefault(status, StackAction.Stop);

    /// <summary>True for a status of which the table knows what it means.</summary>
    internal static bool IsKnown(string status) => Actions.ContainsKey(status);

    /// <summary>True if no operation is running or under review.</summary>
    public static bool IsSettled(string status) => !status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);
}

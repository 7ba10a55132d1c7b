using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using FsCheck;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

/// <summary>What holds of any change set and any status, whatever AWS puts into them.</summary>
[Properties(Arbitrary = [typeof(AnyChangeSet)])]
public sealed class ChangeSetProperties
{
    [Property]
    public bool The_order_of_changes_makes_no_difference(PlannedChange[] changes, string[] allowed) =>
        (new DataLossGate(allowed).Refusal("s", changes) is null)
        == (new DataLossGate(allowed).Refusal("s", [.. changes.Reverse()]) is null);

    /// <summary>
    /// By AWS's own words: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
    /// </summary>
    [Property]
    public void A_description_says_what_happens_to_the_old_one(PlannedChange[] changes)
    {
        foreach (var change in changes.Where(change => change.Action == "Remove" || change.IsReplacement))
        {
            var keeps = change.PolicyAction is "Retain" or "ReplaceAndRetain";
            change.Description.Contains("AWS keeps", StringComparison.Ordinal).ShouldBe(keeps && Fits(change));
        }
    }

    [Property]
    public bool A_status_that_is_not_known_stops(NonNull<string> status) =>
        StackStatusTable.ActionFor($"{status.Get}_OF_TOMORROW") == StackAction.Stop;

    [Property]
    public bool An_operation_that_runs_is_never_written_into(NonNull<string> status) =>
        StackStatusTable.IsSettled($"{status.Get}_IN_PROGRESS")
            ? false
            : StackStatusTable.ActionFor($"{status.Get}_IN_PROGRESS") is StackAction.Stop or StackAction.Wait;

    /// <summary>A policy that does not fit the change is none that AWS would send: it tells nothing then.</summary>
    private static bool Fits(PlannedChange change) =>
        change.IsReplacement == change.PolicyAction!.StartsWith("ReplaceAnd", StringComparison.Ordinal);
}

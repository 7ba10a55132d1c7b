using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

/// <summary>What holds of any change set and any status, whatever AWS puts into them.</summary>
[Properties(Arbitrary = [typeof(ChangeSetProperties)])]
public sealed class ChangeSetProperties
{
    private static readonly string[] Actions = ["Add", "Modify", "Remove", "Import", "Dynamic"];
    private static readonly string[] Names = ["Sessions", "Pictures", "Log", "Role", "Sessions2", "sessions"];
    private static readonly string?[] Replacements = [null, "True", "False", "Conditional"];
    private static readonly string?[] Policies =
    [
        null,
        "Delete",
        "Retain",
        "Snapshot",
        "ReplaceAndDelete",
        "ReplaceAndRetain",
        "ReplaceAndSnapshot",
    ];
    private static readonly string[] Types =
    [
        "AWS::DynamoDB::Table",
        "AWS::S3::Bucket",
        "AWS::Logs::LogGroup",
        "AWS::Lambda::Function",
        "Custom::Thing",
    ];

    /// <summary>A change set, with one change of each resource at most.</summary>
    public static Arbitrary<PlannedChange[]> Changes() =>
        (
            from names in Gen.SubListOf(Names)
            from changes in Gen.CollectToArray(names, Change)
            select changes
        ).ToArbitrary();

    /// <summary>Ids that people allow.</summary>
    public static Arbitrary<string[]> Allowed() =>
        Gen.ArrayOf(Gen.Elements<string>([.. Names, .. Names.Select(PhysicalId), "", "Sess", "other"])).ToArbitrary();

    [Property]
    public bool The_gate_lets_pass_only_what_parts_with_no_data_or_was_named(
        PlannedChange[] changes,
        string[] allowed
    ) => (new DataLossGate(allowed).Refusal("s", changes) is null) == !Lost(changes, allowed).Any();

    [Property]
    public void What_a_refusal_advises_is_enough_and_nothing_less_is(PlannedChange[] changes)
    {
        var advised = Lost(changes, []).ToArray();

        new DataLossGate(advised).Refusal("s", changes).ShouldBeNull();
        foreach (var one in advised)
        {
            var refusal = new DataLossGate([.. advised.Except([one])]).Refusal("s", changes);
            refusal.ShouldNotBeNull();
            refusal.Kind.ShouldBe(FailureKind.Refused);
            refusal.Details[0].ShouldEndWith($"--allow-data-loss {one}");
        }
    }

    [Property]
    public bool To_allow_more_never_refuses_more(PlannedChange[] changes, string[] allowed, string[] more) =>
        new DataLossGate(allowed).Refusal("s", changes) is not null
        || new DataLossGate([.. allowed, .. more]).Refusal("s", changes) is null;

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

    /// <summary>The rule once more, from the documents and not from the code.</summary>
    private static IEnumerable<string> Lost(IEnumerable<PlannedChange> changes, string[] allowed) =>
        from change in changes
        where change.Type is "AWS::DynamoDB::Table" or "AWS::S3::Bucket"
        where
            change.Action == "Remove"
            || change.Replacement is "True" or "Conditional"
            || change.PolicyAction is "ReplaceAndDelete" or "ReplaceAndRetain" or "ReplaceAndSnapshot"
        where !allowed.Contains(change.LogicalId, StringComparer.Ordinal)
        where change.PhysicalId is null || !allowed.Contains(change.PhysicalId, StringComparer.Ordinal)
        select change.LogicalId;

    private static string PhysicalId(string name) => $"ai-chef-{name}";

    private static Gen<PlannedChange> Change(string name) =>
        from action in Gen.Elements(Actions)
        from type in Gen.Elements(Types)
        from replacement in Gen.Elements(Replacements)
        from policy in Gen.Elements(Policies)
        from isThere in Gen.Elements(true, false)
        select new PlannedChange(action, name, type, replacement, policy, isThere ? PhysicalId(name) : null);
}

using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

/// <summary>What holds of the gate, whatever a change set holds.</summary>
[Properties(Arbitrary = [typeof(AnyChangeSet)])]
public sealed class DataLossGateProperties
{
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
}

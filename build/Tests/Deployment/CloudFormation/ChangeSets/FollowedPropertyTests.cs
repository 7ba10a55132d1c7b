using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class FollowedPropertyTests
{
    [Fact]
    public void A_property_that_follows_another_resource_changes_only_when_that_becomes_another_one()
    {
        var changes = PlannedChanges.Of([
            Change("Role", Replacement.True),
            Change("Queue", Replacement.False),
            Change(
                "Function",
                Replacement.False,
                Detail("Role", EvaluationType.Dynamic, "Role.Arn"),
                Detail("DeadLetterConfig", EvaluationType.Dynamic, "Queue.Arn"),
                Detail("MemorySize", EvaluationType.Static, null)
            ),
        ]);

        changes[2].Properties.ShouldBe(["Role", "MemorySize"]);
    }

    private static ResourceChange Change(string id, Replacement replacement, params ResourceChangeDetail[] details) =>
        new()
        {
            Action = ChangeAction.Modify,
            LogicalResourceId = id,
            ResourceType = "AWS::Lambda::Function",
            Replacement = replacement,
            Details = [.. details],
        };

    private static ResourceChangeDetail Detail(string property, EvaluationType evaluation, string? cause) =>
        new()
        {
            Target = new ResourceTargetDefinition { Attribute = ResourceAttribute.Properties, Name = property },
            Evaluation = evaluation,
            ChangeSource = cause is null ? ChangeSource.DirectModification : ChangeSource.ResourceAttribute,
            CausingEntity = cause,
        };
}

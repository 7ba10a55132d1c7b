using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class RemovalBeforeSnapshotTests
{
    private static readonly StackTemplate Declared = StackTemplate.Parse(
        """
        Resources:
          Api: { Type: "AWS::ApiGateway::RestApi" }
          Second: { Type: "AWS::ApiGateway::Deployment", Properties: { RestApiId: !Ref Api } }
          SecondStage: { Type: "AWS::ApiGateway::Stage", Properties: { DeploymentId: !Ref Second } }
        """,
        "test.yaml"
    );

    private static readonly PlannedChange[] NewSnapshot =
    [
        Change("Add", "Second", "AWS::ApiGateway::Deployment"),
        Change("Remove", "First", "AWS::ApiGateway::Deployment"),
    ];

    [Theory]
    [InlineData("AWS::ApiGateway::Method")]
    [InlineData("AWS::ApiGateway::Resource")]
    [InlineData("AWS::ApiGateway::GatewayResponse")]
    public void The_first_step_of_a_removal_keeps_the_snapshot_that_the_stack_has(string type)
    {
        var first = RemovalBeforeSnapshot.FirstStep(Declared, [.. NewSnapshot, Change("Remove", "Gone", type)]);

        first.ShouldNotBeNull();
        first.Resources.Keys.ShouldBe(["Api", "First", "SecondStage"]);
        first.Body.ShouldContain("DeploymentId: !Ref First }");
    }

    [Fact]
    public void A_replaced_path_is_a_removal() =>
        RemovalBeforeSnapshot
            .FirstStep(
                Declared,
                [.. NewSnapshot, new PlannedChange("Modify", "Path", "AWS::ApiGateway::Resource", "True", null, "a1b2")]
            )
            .ShouldNotBeNull();

    [Fact]
    public void Additions_and_changes_take_one_step() =>
        RemovalBeforeSnapshot
            .FirstStep(
                Declared,
                [
                    .. NewSnapshot,
                    Change("Add", "New", "AWS::ApiGateway::Method"),
                    Change("Modify", "Old", "AWS::ApiGateway::Method"),
                ]
            )
            .ShouldBeNull();

    [Fact]
    public void A_removal_of_what_no_snapshot_contains_takes_one_step() =>
        RemovalBeforeSnapshot
            .FirstStep(Declared, [.. NewSnapshot, Change("Remove", "Alarm", "AWS::CloudWatch::Alarm")])
            .ShouldBeNull();

    [Fact]
    public void Without_a_new_snapshot_one_step_is_enough() =>
        RemovalBeforeSnapshot.FirstStep(Declared, [Change("Remove", "Gone", "AWS::ApiGateway::Method")]).ShouldBeNull();

    private static PlannedChange Change(string action, string id, string type) =>
        new(action, id, type, null, null, action == "Add" ? null : "a1b2c3");
}

using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>CloudFormation creates before it deletes, so one name cannot pass from a resource to another.</summary>
public sealed class NameClashTests
{
    [Theory]
    [InlineData("Type: AWS::SSM::Parameter, Properties: { Name: /one, Type: String, Value: a }", "/one")]
    [InlineData("Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen }", "/kitchen")]
    [InlineData("Type: AWS::S3::Bucket, Properties: { BucketName: kitchen }", "kitchen")]
    [InlineData(
        "Type: AWS::StepFunctions::StateMachine, Properties: { StateMachineName: !Sub \"${AWS::StackName}-x\", "
            + "RoleArn: \"arn:aws:iam::000000000000:role/any\", "
            + "DefinitionString: '{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}' }",
        "ai-chef-test-x"
    )]
    public async Task Another_logical_id_for_the_same_name_is_refused_before_anything_is_executed(
        string resource,
        string name
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync($"Resources:\n  Before: {{ {resource} }}\n");

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(
                $"Resources:\n  After: {{ {resource} }}\n",
                new StackDeployerOptions { AllowDataLoss = ["Before"] }
            )
        );

        error.Kind.ShouldBe(FailureKind.Refused);
        error.Message.ShouldContain($"would be created as {name} while Before, which the template no longer contains");
        error.Details.Single().ShouldContain("rename After to Before");
        (await cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
        (await cloud.ChangeSetsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Resources_of_two_types_may_have_one_name()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            "Resources:\n  Before: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen } }\n"
        );

        var outcome = await cloud.DeployAsync(
            "Resources:\n  After: { Type: AWS::SSM::Parameter, Properties: "
                + "{ Name: /kitchen, Type: String, Value: a } }\n"
        );

        outcome.Status.ShouldBe("UPDATE_COMPLETE");
        outcome.Changes.Select(change => change.Action).Order().ShouldBe(["Add", "Remove"]);
    }
}

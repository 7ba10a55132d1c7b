using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>CloudFormation creates before it deletes, so one name cannot pass from a resource to another.</summary>
public sealed class ReplacedUnderItsNameTests
{
    private const string Topic = "Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a, Name: ";

    [Fact]
    public async Task A_resource_that_must_be_replaced_under_its_own_name_is_refused()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(KeyedBy("id"));

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(KeyedBy("other"), new StackDeployerOptions { AllowDataLoss = ["Sessions"] })
        );

        error.Kind.ShouldBe(FailureKind.Refused);
        error.Message.ShouldContain("Sessions (AWS::DynamoDB::Table) must be replaced, and while sessions exists");
        error.Details.Single().ShouldContain("give Sessions another name, or leave its ");
    }

    [Fact]
    public async Task Another_name_is_no_clash()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync($"Resources:\n  Before: {{ {Topic}/one }} }}\n");

        var outcome = await cloud.DeployAsync($"Resources:\n  After: {{ {Topic}/two }} }}\n");

        outcome.Status.ShouldBe("UPDATE_COMPLETE");
    }

    private static string KeyedBy(string key) =>
        $$"""
            Resources:
              Sessions:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: sessions
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: {{key}}, AttributeType: S }]
                  KeySchema: [{ AttributeName: {{key}}, KeyType: HASH }]
            """;
}

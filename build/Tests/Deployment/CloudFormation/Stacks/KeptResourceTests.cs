using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A resource that stays after its stack never stands in the way of the next one.</summary>
public sealed class KeptResourceTests
{
    private const string Table =
        "Type: AWS::DynamoDB::Table, Properties: { TableName: kept, BillingMode: PAY_PER_REQUEST, "
        + "AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], "
        + "KeySchema: [{ AttributeName: id, KeyType: HASH }] }";

    private const string Bucket = "Type: AWS::S3::Bucket, Properties: { BucketName: kept-bucket }";
    private const string LogGroup = "Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kept }";

    [Theory]
    [InlineData(Table, "Retain")]
    [InlineData(Table, "RetainExceptOnCreate")]
    [InlineData(Bucket, "Retain")]
    [InlineData(Bucket, "RetainExceptOnCreate")]
    [InlineData(LogGroup, "Retain")]
    [InlineData(LogGroup, "RetainExceptOnCreate")]
    public async Task A_creation_that_fails_after_it_succeeds_when_it_is_repeated(string resource, string policy)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Later");

        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Template(resource, policy)));
        (await cloud.StatusAsync()).ShouldBe("ROLLBACK_COMPLETE");
        var outcome = await cloud.DeployAsync(Template(resource, policy));

        outcome.Status.ShouldBe("CREATE_COMPLETE");
        outcome.Changes.Select(change => change.Action).ShouldBe(["Add", "Add"], "the rollback left nothing behind");
    }

    [Theory]
    [InlineData(Table)]
    [InlineData(Bucket)]
    [InlineData(LogGroup)]
    public async Task What_a_removed_stack_left_behind_becomes_part_of_the_next_one(string resource)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Template(resource, "Retain"));
        await cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["Kept"] });

        var outcome = await cloud.DeployAsync(Template(resource, "Retain"));

        outcome.Status.ShouldBe("CREATE_COMPLETE");
        outcome.Changes.Single(change => change.LogicalId == "Kept").Action.ShouldBe("Import");
        (await cloud.DeployAsync(Template(resource, "Retain"))).Effect.ShouldBe(StackEffect.Unchanged);
    }

    [Fact]
    public async Task A_name_that_a_function_gives_is_taken_over_too()
    {
        const string Template = """
            Parameters:
              Prefix: { Type: String, Default: kept }
            Resources:
              Kept:
                Type: AWS::S3::Bucket
                DeletionPolicy: RetainExceptOnCreate
                UpdateReplacePolicy: Retain
                Properties:
                  BucketName: !Sub ${Prefix}-${AWS::StackName}
            """;
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Template);
        await cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["Kept"] });

        var outcome = await cloud.DeployAsync(Template);

        outcome.Changes.Single().Action.ShouldBe("Import");
        (await cloud.DeployAsync(Template)).Effect.ShouldBe(StackEffect.Unchanged);
    }

    [Fact]
    public async Task What_was_taken_over_stays_when_the_creation_is_rolled_back()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Template(Bucket, "RetainExceptOnCreate"));
        await cloud.Clients.S3.PutObjectAsync(
            new Amazon.S3.Model.PutObjectRequest
            {
                BucketName = "kept-bucket",
                Key = "recipe",
                ContentBody = "soup",
            }
        );
        await cloud.RemoveAsync(options: new StackDeployerOptions { AllowDataLoss = ["Kept"] });
        cloud.Fail("Later");

        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Template(Bucket, "RetainExceptOnCreate")));
        var outcome = await cloud.DeployAsync(Template(Bucket, "RetainExceptOnCreate"));

        outcome.Changes.Single(change => change.LogicalId == "Kept").Action.ShouldBe("Import");
        var found = await cloud.Clients.S3.GetObjectAsync("kept-bucket", "recipe");
        (await new StreamReader(found.ResponseStream).ReadToEndAsync()).ShouldBe("soup");
    }

    [Fact]
    public async Task A_stack_that_another_tool_left_rolled_back_with_its_table_recovers()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Later");
        await cloud.Clients.CloudFormation.CreateStackWithAsync(Template(Table, "Retain"));
        await cloud.UntilAsync("ROLLBACK_COMPLETE");

        var outcome = await cloud.DeployAsync(Template(Table, "Retain"));

        outcome.Changes.Single(change => change.LogicalId == "Kept").Action.ShouldBe("Import");
        outcome.Status.ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task What_a_failed_update_of_another_tool_created_may_hold_data_by_now_and_stays()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        cloud.Fail("Later");
        await cloud.Clients.CloudFormation.UpdateStackWithAsync(Template(Bucket, "Retain"), disableRollback: true);
        await cloud.UntilAsync("UPDATE_FAILED");
        await cloud.Clients.S3.PutObjectAsync(
            new Amazon.S3.Model.PutObjectRequest
            {
                BucketName = "kept-bucket",
                Key = "recipe",
                ContentBody = "soup",
            }
        );

        var outcome = await cloud.DeployAsync(Template(Bucket, "Retain"));

        cloud.Operations.ShouldContain("RollbackStack");
        outcome.Changes.Single(change => change.LogicalId == "Kept").Action.ShouldBe("Import");
        (await cloud.Clients.S3.GetObjectAsync("kept-bucket", "recipe")).ContentLength.ShouldBe("soup".Length);
    }

    [Fact]
    public async Task A_resource_of_another_stack_is_not_taken_over_and_its_stack_is_named()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(DeployerFixture.Declare(Template(Bucket, "Retain", "/other"), "ai-chef-other"));

        var error = await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Template(Bucket, "Retain")));

        error.Message.ShouldContain("already exists");
        error.Details.ShouldContain(
            "hint: kept-bucket belongs to the stack ai-chef-other, as Kept: "
                + "choose another name, or remove it from that stack first"
        );
    }

    [Fact]
    public async Task Protection_is_switched_on_only_after_the_creation()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Later");

        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Protected));
        (await cloud.StatusAsync()).ShouldBe("ROLLBACK_COMPLETE", "the table could be deleted");
        var outcome = await cloud.DeployAsync(Protected);

        outcome.Changes.Select(change => change.Action).ShouldBe(["Add", "Add"]);
        cloud.Notes.ShouldContain("created; now with DeletionProtection=true");
        (await cloud.StackAsync())!.Parameters.Single().ParameterValue.ShouldBe("true");
        (await cloud.DeployAsync(Protected)).Effect.ShouldBe(StackEffect.Unchanged);
    }

    [Fact]
    public async Task Protection_that_could_not_be_switched_on_is_switched_on_by_the_next_run()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        cloud.Fail("Kept", ResourceAction.Update, "Not now");

        (await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Protected))).Message.ShouldContain("Not now");
        (await cloud.DeployAsync(Protected)).Status.ShouldBe("UPDATE_COMPLETE");

        (await cloud.StackAsync())!.Parameters.Single().ParameterValue.ShouldBe("true");
    }

    private static AiChef.Deployment.CloudFormation.Templates.StackDeclaration Protected =>
        DeployerFixture.Declare(
            "Parameters:\n  DeletionProtection: { Type: String, Default: \"true\" }\n"
                + Template(
                    Table.Replace(
                        "TableName: kept",
                        "TableName: kept, DeletionProtectionEnabled: !Ref DeletionProtection",
                        StringComparison.Ordinal
                    ),
                    "RetainExceptOnCreate"
                )
        ) with
        {
            CreationParameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DeletionProtection"] = "false",
            },
        };

    private static string Template(string resource, string policy, string later = "/later") =>
        $$"""
            Resources:
              Kept: { DeletionPolicy: {{policy}}, UpdateReplacePolicy: Retain, {{resource}} }
              Later:
                Type: AWS::SSM::Parameter
                DependsOn: Kept
                Properties: { Name: {{later}}, Type: String, Value: a }
            """;
}

using AiChef.Tests.Deployment.CloudFormation;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>Drift detection finds what was changed beside CloudFormation, and nothing else.</summary>
public sealed class DriftTests
{
    // Written again in each test of tables: its template shows what the test is about.
    private const string Kitchen = """
        Resources:
          Dishes:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: dishes
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
              TimeToLiveSpecification: { AttributeName: end, Enabled: true }
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
              SSESpecification: { SSEEnabled: true }
              Tags: [{ Key: Team, Value: soup }, { Key: Cost, Value: low }]
          Log:
            Type: AWS::Logs::LogGroup
            Properties: { LogGroupName: /kitchen, RetentionInDays: 14 }
          Failures:
            Type: AWS::Logs::MetricFilter
            Properties:
              LogGroupName: !Ref Log
              FilterPattern: ERROR
              MetricTransformations: [{ MetricName: Failures, MetricNamespace: Kitchen, MetricValue: "1" }]
          Menu:
            Type: AWS::SSM::Parameter
            Properties: { Name: /kitchen/menu, Type: String, Value: soup }
          Orders:
            Type: AWS::SQS::Queue
            Properties: { QueueName: orders, VisibilityTimeout: 30 }
          Heat:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: heat
              Namespace: Kitchen
              MetricName: Heat
              Dimensions: [{ Name: Pan, Value: big }]
              Statistic: Maximum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 200
              ComparisonOperator: GreaterThanThreshold
              AlarmActions: [arn:aws:sns:us-east-1:000000000000:cooks]
          Cook:
            Type: AWS::IAM::Role
            Properties:
              RoleName: cook
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }]
          Dinner:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !GetAtt Cook.Arn
              DefinitionString: !Sub '{"StartAt":"Eat","States":{"Eat":{"Type":"Pass","Result":"${Menu}","End":true}}}'
          Pantry:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: pantry
              VersioningConfiguration: { Status: Enabled }
              PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true }
          Handle: { Type: AWS::CloudFormation::WaitConditionHandle }
        """;

    [Fact]
    public async Task What_a_stack_made_is_in_sync_and_what_cannot_be_checked_is_left_out()
    {
        await using var cloud = await StartAsync();

        var (status, drifts) = await DetectAsync(cloud);

        status.DetectionStatus.ShouldBe(StackDriftDetectionStatus.DETECTION_COMPLETE);
        status.StackDriftStatus.ShouldBe(StackDriftStatus.IN_SYNC, Told(drifts));
        status.DriftedStackResourceCount.ShouldBe(0);
        drifts.ShouldAllBe(each => each.StackResourceDriftStatus == StackResourceDriftStatus.IN_SYNC, Told(drifts));
        drifts
            .Select(each => each.LogicalResourceId)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Cook", "Dinner", "Dishes", "Failures", "Heat", "Log", "Menu", "Orders", "Pantry"]);
        drifts.ShouldAllBe(each => each.ActualProperties != null && each.ExpectedProperties != null);
    }

    [Fact]
    public async Task What_was_changed_beside_the_stack_is_found_with_both_values()
    {
        await using var cloud = await StartAsync();
        await ChangeAsync(cloud);

        var (status, drifts) = await DetectAsync(cloud);

        status.StackDriftStatus.ShouldBe(StackDriftStatus.DRIFTED);
        status.DriftedStackResourceCount.ShouldBe(5);
        Told(drifts)
            .Split('\n')
            .ShouldBe(
                [
                    "Dishes /PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled NOT_EQUAL true false",
                    "Dishes /Tags/1 REMOVE {\"Key\":\"Cost\",\"Value\":\"low\"} null",
                    "Log /RetentionInDays REMOVE 14 null",
                    "Menu /Value NOT_EQUAL soup cake",
                    "Orders DELETED",
                    "Pantry /VersioningConfiguration/Status NOT_EQUAL Enabled Suspended",
                ],
                ignoreOrder: true
            );
        (await cloud.StackAsync())!.DriftInformation.StackDriftStatus.ShouldBe(StackDriftStatus.DRIFTED);
    }

    [Fact]
    public async Task An_update_of_the_stack_makes_what_was_found_unknown()
    {
        await using var cloud = await StartAsync();
        await DetectAsync(cloud);
        await cloud.DeployAsync(
            Kitchen.Replace("RetentionInDays: 14", "RetentionInDays: 30", StringComparison.Ordinal)
        );

        var known = await cloud.Calls.ResourceDriftsAsync(DeployerFixture.Name, CancellationToken.None);

        known.ShouldNotContain(each => each.LogicalResourceId == "Log");
        known.ShouldContain(each => each.LogicalResourceId == "Menu");
        var (status, _) = await DetectAsync(cloud);
        status.StackDriftStatus.ShouldBe(StackDriftStatus.IN_SYNC);
    }

    private static async Task<DeployerFixture> StartAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(Kitchen);
        return cloud;
    }

    private static async Task ChangeAsync(DeployerFixture cloud)
    {
        var dynamoDb = cloud.Clients.DynamoDb;
        await dynamoDb.UpdateContinuousBackupsAsync(
            new()
            {
                TableName = "dishes",
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = false },
            }
        );
        var arn = (await dynamoDb.DescribeTableAsync("dishes")).Table.TableArn;
        await dynamoDb.UntagResourceAsync(new() { ResourceArn = arn, TagKeys = ["Cost"] });
        await cloud.Clients.Ssm.PutParameterAsync(
            new()
            {
                Name = "/kitchen/menu",
                Value = "cake",
                Overwrite = true,
            }
        );
        var scope = new AiChef.LocalCloud.Scope(cloud.Host.Cloud.Options.AccountId, "us-east-1");
        cloud
            .Host.Cloud.Get<AiChef.LocalCloud.Logs.LogsState>()
            .Change(scope, "/kitchen", group => group with { RetentionDays = null });
        var queues = cloud.Host.Cloud.Get<AiChef.LocalCloud.Recorded.RecordedState>();
        queues.Remove(scope, "AWS::SQS::Queue", queues.Of(scope, "AWS::SQS::Queue").Single().Identifier);
        await cloud.Clients.S3.PutBucketVersioningAsync(
            new()
            {
                BucketName = "pantry",
                VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Suspended },
            }
        );
    }

    private static async Task<(
        DescribeStackDriftDetectionStatusResponse,
        IReadOnlyList<StackResourceDrift>
    )> DetectAsync(DeployerFixture cloud)
    {
        var id = await cloud.Calls.DetectDriftAsync(DeployerFixture.Name, CancellationToken.None);
        return (
            await cloud.Calls.DriftDetectionAsync(id, CancellationToken.None),
            await cloud.Calls.ResourceDriftsAsync(DeployerFixture.Name, CancellationToken.None)
        );
    }

    private static string Told(IEnumerable<StackResourceDrift> drifts) =>
        string.Join(
            '\n',
            drifts.SelectMany(drift =>
                drift.StackResourceDriftStatus == StackResourceDriftStatus.DELETED
                    ? [$"{drift.LogicalResourceId} DELETED"]
                    : (drift.PropertyDifferences ?? []).Select(each =>
                        $"{drift.LogicalResourceId} {each.PropertyPath} {each.DifferenceType} {each.ExpectedValue} "
                        + each.ActualValue
                    )
            )
        );
}

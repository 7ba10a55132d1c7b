using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

/// <summary>A cloud that cycles through stacks for hours needs no more memory than after the first of them.</summary>
public sealed class RetainedStateTests
{
    /// <summary>So many deleted stacks are kept.</summary>
    private const int Kept = 100;
    private const int Cycles = 20;

    private const string Template = """
        Parameters: { Step: { Type: String } }
        Resources:
          Table:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
              KeySchema: [{ AttributeName: id, KeyType: HASH }]
              BillingMode: PAY_PER_REQUEST
              StreamSpecification: { StreamViewType: NEW_IMAGE }
              Tags: [{ Key: step, Value: !Ref Step }]
          Group:
            Type: AWS::Logs::LogGroup
            Properties: { Tags: [{ Key: step, Value: !Ref Step }] }
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !GetAtt Role.Arn
              DefinitionString: !Sub '{"StartAt":"P","States":{"P":{"Type":"Pass","Result":"${Step}","End":true}}}'
          Bucket: { Type: AWS::S3::Bucket }
          Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Step } }
          Queue: { Type: AWS::SQS::Queue, Properties: { Tags: [{ Key: step, Value: !Ref Step }] } }
          Parameter: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Step } }
          Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Step } }
        """;

    [Fact]
    public async Task Nothing_stays_behind_of_stacks_that_are_forgotten()
    {
        await using var cloud = await StackFixture.StartAsync();
        await CycleAsync(cloud, Kept + 5);
        var before = ReachableObjects.Count(cloud.Host.Cloud);

        await CycleAsync(cloud, Cycles);

        ReachableObjects
            .Count(cloud.Host.Cloud)
            .Select(count => (Type: count.Key.FullName, More: count.Value - before.GetValueOrDefault(count.Key)))
            .Where(static count => count.More >= Cycles)
            .ShouldBeEmpty();
    }

    private static async Task CycleAsync(StackFixture cloud, int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            var id = await cloud.CreateAsync("night", Template, With("one"));
            await cloud.UpdateAsync("night", Template, With("two"));
            (await cloud.StatusAsync(id)).ShouldBe("UPDATE_COMPLETE");
            await cloud.CallAsync("DeleteStack", ("StackName", "night"));
            (await cloud.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        }
    }

    private static (string Name, string Value)[] With(string step) =>
        [
            ("Parameters.member.1.ParameterKey", "Step"),
            ("Parameters.member.1.ParameterValue", step),
            ("Capabilities.member.1", "CAPABILITY_IAM"),
        ];
}

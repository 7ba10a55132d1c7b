using AiChef.LocalCloud.Sns;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Sns;

public sealed class SnsResourceTests
{
    private static string Template(string display, string address) =>
        $$"""
            Resources:
              Alarms:
                Type: AWS::SNS::Topic
                Properties: { TopicName: alarms, DisplayName: {{display}} }
              Cook:
                Type: AWS::SNS::Subscription
                Properties: { TopicArn: !Ref Alarms, Protocol: email, Endpoint: {{address}} }
              Policy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref Alarms]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: { Service: budgets.amazonaws.com }
                        Action: sns:Publish
                        Resource: !Ref Alarms
            Outputs:
              Arn: { Value: !Ref Alarms }
              Name: { Value: !GetAtt Alarms.TopicName }
            """;

    [Fact]
    public async Task A_stack_makes_changes_and_removes_a_topic()
    {
        await using var stacks = await StackFixture.StartAsync();
        var state = stacks.Host.Cloud.Get<SnsState>();
        const string arn = SnsFixture.TopicArn;

        await stacks.CreateAsync("s", Template("One", "cook@example.com"));
        var topic = state.Find(arn).ShouldNotBeNull();
        var subscription = state.SubscriptionsOf(arn).Single();
        await stacks.UpdateAsync("s", Template("Two", "chef@example.com"));
        await stacks.SettledAsync("s");

        topic.Attributes["Policy"].ShouldContain("budgets.amazonaws.com");
        subscription.IsPending.ShouldBeTrue();
        state.Find(arn)!.Attributes["DisplayName"].ShouldBe("Two");
        state.SubscriptionsOf(arn).Single().Endpoint.ShouldBe("chef@example.com");

        await stacks.CallAsync("DeleteStack", ("StackName", "s"));
        await stacks.UntilAsync(() => Task.FromResult(state.Find(arn) is null), "the topic to be deleted");
        state.Find(arn).ShouldBeNull();
        state.SubscriptionsOf(arn).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cloudwatch.amazonaws.com", true, true)]
    [InlineData("budgets.amazonaws.com", false, false)]
    public void Without_a_policy_of_its_own_a_topic_admits_what_AWS_admits(string service, bool isOwner, bool admits) =>
        TopicPolicy
            .Admits(new Topic(SnsFixture.TopicArn), service, "arn:aws:x::000000000000:y", "000000000000", isOwner)
            .ShouldBe(admits);
}

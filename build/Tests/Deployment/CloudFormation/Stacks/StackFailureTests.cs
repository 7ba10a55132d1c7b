using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What a failed operation tells.</summary>
public sealed class StackFailureTests
{
    private const string Stack = "ai-chef-test";
    private const string StackId = "arn:aws:cloudformation:us-east-1:123456789012:stack/ai-chef-test/1";
    private const string File = "backend/infrastructure/test.yaml";

    private static readonly AwsConnection Connection = new() { Region = "us-east-1" };

    private static readonly StackTemplate Template = StackTemplate.Parse(
        """
        Resources:
          One: { Type: AWS::SSM::Parameter }
          Two: { Type: AWS::SSM::Parameter }
        """,
        File
    );

    [Fact]
    public void The_first_cause_leads_with_its_line_and_the_others_follow()
    {
        var failure = From(Event("One", "no room"), Event("Two", "no light"), Event("Three", "no air"));

        failure.Message.ShouldBe($"{Stack}/One (AWS::SSM::Parameter): no room");
        failure.Details.ShouldBe([
            $"{Stack} is now in ROLLBACK_COMPLETE",
            $"at: {File}:2 (One)",
            $"also: {Stack}/Two (AWS::SSM::Parameter): no light",
            $"also: {Stack}/Three (AWS::SSM::Parameter): no air",
            $"see: {Connection.LinkTo(StackId)}",
        ]);
        failure.Problems.ShouldBe([
            new SourceProblem(File, 2, failure.Message),
            new SourceProblem(File, 3, $"{Stack}/Two (AWS::SSM::Parameter): no light"),
        ]);
    }

    [Fact]
    public void A_cause_in_a_nested_stack_has_no_line_in_this_template()
    {
        var (_, inner) = Event("One", "no room");

        var failure = From(new SeenEvent($"{Stack}/Child", inner), Event("Two", "no light"));

        failure.Message.ShouldBe($"{Stack}/Child/One (AWS::SSM::Parameter): no room");
        failure.Details.ShouldNotContain(line => line.StartsWith("at: ", StringComparison.Ordinal));
        failure.Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void A_usual_trouble_comes_with_a_hint()
    {
        var failure = From(Event("One", "/test/one already exists"));

        failure.Details.ShouldContain(line =>
            line.StartsWith("hint: a resource of that name", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Where_AWS_names_no_cause_that_is_said()
    {
        var failure = From();

        failure.Message.ShouldBe($"{Stack}: AWS named no cause");
        failure.Details.ShouldBe([$"{Stack} is now in ROLLBACK_COMPLETE", $"see: {Connection.LinkTo(StackId)}"]);
    }

    private static DeploymentException From(params SeenEvent[] events) =>
        StackFailure.From(Stack, StackId, new StackOperation.Ended("ROLLBACK_COMPLETE", events), Connection, Template);

    private static SeenEvent Event(string id, string reason) =>
        new(
            Stack,
            new StackEvent
            {
                StackId = StackId,
                LogicalResourceId = id,
                PhysicalResourceId = id,
                ResourceType = "AWS::SSM::Parameter",
                ResourceStatus = "CREATE_FAILED",
                ResourceStatusReason = reason,
            }
        );
}

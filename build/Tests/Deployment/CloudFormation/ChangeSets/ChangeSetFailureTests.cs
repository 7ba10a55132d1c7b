using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class ChangeSetFailureTests
{
    private const string Reason = "Transform AWS::Serverless failed";

    private const string Found = """
        <member>
          <EventType>VALIDATION_ERROR</EventType>
          <LogicalResourceId>One</LogicalResourceId>
          <ValidationPath>/Resources/One/Properties/Tier</ValidationPath>
          <ValidationStatusReason>#/Tier: 'Grand' is not a valid enum value</ValidationStatusReason>
        </member>
        """;

    private const string AlsoFound = """
        <member>
          <EventType>HOOK_INVOCATION_ERROR</EventType>
          <HookType>Acme::Names</HookType>
          <HookStatusReason>names begin with acme</HookStatusReason>
        </member>
        """;

    private const string Progress = "<member><EventType>PROGRESS_EVENT</EventType></member>";

    [Fact]
    public async Task What_the_validation_found_is_the_cause_with_its_path_and_line()
    {
        var error = await OfAsync(200, Answer($"{Progress}{Found}{AlsoFound}"));

        error.Message.ShouldBe(
            "s: AWS could not create the change set: /Resources/One/Properties/Tier: "
                + "#/Tier: 'Grand' is not a valid enum value"
        );
        error.Details.ShouldContain("also: Acme::Names: names begin with acme");
        error.Problems.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Theory]
    [InlineData(403, "AccessDenied", "hint: allow cloudformation:DescribeEvents to see the cause in detail")]
    [InlineData(400, "InvalidAction", null)]
    public async Task Where_the_events_cannot_be_had_the_reason_of_the_change_set_is_reported(
        int status,
        string code,
        string? hint
    )
    {
        var error = await OfAsync(status, StubEndpoint.QueryError(code, "no"));

        error.Message.ShouldBe($"s: AWS could not create the change set: {Reason}");
        error.Details.ShouldBe(hint is null ? [] : [hint]);
    }

    [Theory]
    [InlineData("<LogicalResourceId>One</LogicalResourceId>", "One: no room")]
    [InlineData("<HookType>Acme::Names</HookType><LogicalResourceId>One</LogicalResourceId>", "One: no room")]
    [InlineData("", "no room")]
    public async Task A_finding_is_told_with_its_place_if_it_has_one(string place, string told) =>
        (
            await OfAsync(200, Answer(Finding($"{place}<ResourceStatusReason>no room</ResourceStatusReason>")))
        ).Message.ShouldBe($"s: AWS could not create the change set: {told}");

    [Fact]
    public async Task A_finding_without_a_reason_is_none()
    {
        var error = await OfAsync(200, Answer(Finding("<LogicalResourceId>One</LogicalResourceId>")));

        error.Message.ShouldBe($"s: AWS could not create the change set: {Reason}");
        error.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_usual_cause_has_its_hint() =>
        (
            await OfAsync(
                200,
                Answer(Finding("<ResourceStatusReason>No export named pantry found</ResourceStatusReason>"))
            )
        )
            .Details.ShouldHaveSingleItem()
            .ShouldStartWith("hint: the stack that exports it is not deployed");

    [Fact]
    public async Task Where_nothing_was_found_the_reason_of_the_change_set_is_reported() =>
        (await OfAsync(200, Answer(Progress))).Message.ShouldBe($"s: AWS could not create the change set: {Reason}");

    private static string Finding(string content) =>
        $"<member><EventType>VALIDATION_ERROR</EventType>{content}</member>";

    private static string Answer(string events) =>
        $"""
            <DescribeEventsResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <DescribeEventsResult><OperationEvents>{events}</OperationEvents></DescribeEventsResult>
              <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </DescribeEventsResponse>
            """;

    private static async Task<DeploymentException> OfAsync(int status, string body)
    {
        using var clock = new VirtualClock();
        using var endpoint = new StubEndpoint(status, body);
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(clock)
        );
        var calls = new CloudFormationCalls(clients.CloudFormation, clients.Retry(clock), clock);
        var template = StackTemplate.Parse("Resources:\n  One: { Type: AWS::SSM::Parameter }\n", "test.yaml");
        return await new ChangeSetFailure(calls).OfAsync(template, "s", "change-set", Reason, default);
    }
}

using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// What is asked of CloudFormation, and what its answers are taken for, on an endpoint with scripted answers.
/// </summary>
public sealed class ChangeSetPlannerTests : IDisposable
{
    private const string Own = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/own/1";
    private const string Other = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/other/2";
    private const string StackId = "arn:aws:cloudformation:us-east-1:000000000000:stack/s/1";
    private const string Parameter = "{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }";
    private const string Plain = $"Resources:\n  One: {Parameter}\n";

    private const string Kept =
        "Resources:\n  One: { Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: { BucketName: kept } }\n";

    private readonly VirtualClock _clock = new();
    private readonly StubEndpoint _endpoint;
    private readonly AwsClients _clients;
    private readonly Dictionary<string, Queue<(int Status, string Body)>> _answers = new(StringComparer.Ordinal);

    public ChangeSetPlannerTests()
    {
        _endpoint = new StubEndpoint(body => _answers[OperationOf(body)].Dequeue());
        _clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = _endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(_clock)
        );
    }

    public void Dispose()
    {
        _clients.Dispose();
        _endpoint.Dispose();
        _clock.Dispose();
    }

    [Theory]
    [InlineData(Plain, false)]
    [InlineData($"Transform: AWS::LanguageExtensions\n{Plain}", true)]
    public async Task Macros_are_allowed_only_where_the_template_has_one(string template, bool allowed)
    {
        var asked = await CreateAsync(template);

        asked.ShouldContain("=CAPABILITY_NAMED_IAM");
        asked.Contains("=CAPABILITY_AUTO_EXPAND", StringComparison.Ordinal).ShouldBe(allowed, asked);
    }

    [Theory]
    [InlineData(Plain, false)]
    [InlineData(Kept, true)]
    public async Task What_an_earlier_stack_left_is_taken_over_only_where_a_name_is_kept(string template, bool taken) =>
        (await CreateAsync(template))
            .Contains("ImportExistingResources=true", StringComparison.Ordinal)
            .ShouldBe(taken);

    [Theory]
    [InlineData("The submitted information didn't contain changes. Submit different information.")]
    [InlineData("No updates are to be performed.")]
    public async Task AWS_says_in_two_ways_that_nothing_changes(string reason)
    {
        Answer("DescribeChangeSet", $"<Status>FAILED</Status><StatusReason>{reason}</StatusReason>");

        var plan = await ReadAsync();

        plan.IsEmpty.ShouldBeTrue();
        plan.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<StatusReason>Transform AWS::Serverless failed</StatusReason>", "Transform AWS::Serverless failed")]
    [InlineData("", "AWS gave no reason")]
    public async Task Any_other_failure_is_one(string reason, string told)
    {
        Answer("DescribeChangeSet", $"<Status>FAILED</Status>{reason}");
        Answer("DescribeEvents", 400, StubEndpoint.QueryError("InvalidAction", "no"));

        (await Should.ThrowAsync<DeploymentException>(ReadAsync)).Message.ShouldBe(
            $"s: AWS could not create the change set: {told}"
        );
    }

    [Fact]
    public async Task A_change_set_that_changes_no_resource_is_a_change_all_the_same()
    {
        Answer("DescribeChangeSet", "<Status>CREATE_IN_PROGRESS</Status>");
        Answer("DescribeChangeSet", "<Status>CREATE_COMPLETE</Status>");

        var plan = await ReadAsync();

        plan.IsEmpty.ShouldBeFalse();
        plan.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("REVIEW_IN_PROGRESS", Own, "REVIEW_IN_PROGRESS", true)]
    [InlineData("REVIEW_IN_PROGRESS", Own, "", true)]
    [InlineData("CREATE_COMPLETE", Own, "REVIEW_IN_PROGRESS", false)]
    [InlineData("REVIEW_IN_PROGRESS", $"{Own} {Other}", "REVIEW_IN_PROGRESS", false)]
    [InlineData("REVIEW_IN_PROGRESS", Other, "REVIEW_IN_PROGRESS", false)]
    [InlineData("REVIEW_IN_PROGRESS", Own, "CREATE_IN_PROGRESS REVIEW_IN_PROGRESS", false)]
    public async Task A_stack_goes_with_a_plan_only_if_it_was_made_for_that_plan_alone(
        string status,
        string changeSets,
        string events,
        bool goes
    )
    {
        Answer(
            "DescribeStacks",
            $"<Stacks><member><StackName>s</StackName><StackId>{StackId}</StackId><StackStatus>{status}</StackStatus>"
                + "<CreationTime>2026-01-01T00:00:00Z</CreationTime></member></Stacks>"
        );
        Answer("ListChangeSets", $"<Summaries>{Members(changeSets, "ChangeSetId")}</Summaries>");
        Answer("DescribeStackEvents", $"<StackEvents>{Members(events, "ResourceStatus")}</StackEvents>");
        Answer("DeleteStack", "");
        Answer("DeleteChangeSet", "");

        await DiscardAsync(withStack: true);

        Asked().ShouldContain(goes ? "DeleteStack" : "DeleteChangeSet");
        Asked().ShouldNotContain(goes ? "DeleteChangeSet" : "DeleteStack");
    }

    [Fact]
    public async Task A_plan_that_AWS_still_computes_is_deleted_once_it_is_there()
    {
        foreach (var status in new[] { "CREATE_PENDING", "CREATE_IN_PROGRESS" })
        {
            Answer("DeleteChangeSet", 400, StubEndpoint.QueryError("InvalidChangeSetStatus", "not yet"));
            Answer("DescribeChangeSet", $"<Status>{status}</Status>");
        }
        Answer("DeleteChangeSet", "");

        await DiscardAsync(withStack: false);

        Asked()
            .ShouldBe([
                "DeleteChangeSet",
                "DescribeChangeSet",
                "DeleteChangeSet",
                "DescribeChangeSet",
                "DeleteChangeSet",
            ]);
    }

    private ChangeSetPlanner Planner =>
        new(new CloudFormationCalls(_clients.CloudFormation, _clients.Retry(_clock), _clock), new(null), _clock);

    private async Task<string> CreateAsync(string template)
    {
        Answer("CreateChangeSet", $"<Id>{Own}</Id><StackId>{StackId}</StackId>");
        var stack = DeployerFixture.Declare(template, "s");
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        await _clock.RunAsync(() => Planner.CreateAsync(stack, none, found: null, default), "a change set");
        return Uri.UnescapeDataString(_endpoint.Bodies.Single());
    }

    private Task<ChangeSetPlan> ReadAsync() =>
        _clock.RunAsync(() => Planner.ReadAsync(DeployerFixture.Declare(Plain, "s"), Own, StackId, default), "a plan");

    private Task DiscardAsync(bool withStack) =>
        _clock.RunAsync(() => Planner.DiscardAsync(Own, StackId, withStack, default), "its deletion");

    private void Answer(string operation, string content) =>
        Answer(operation, 200, StubEndpoint.StacksResult(operation, content));

    private void Answer(string operation, int status, string body)
    {
        if (!_answers.TryGetValue(operation, out var answers))
        {
            _answers[operation] = answers = [];
        }
        answers.Enqueue((status, body));
    }

    private IEnumerable<string> Asked() => _endpoint.Bodies.Select(OperationOf);

    private static string OperationOf(string body) => body.Split('&')[0]["Action=".Length..];

    private static string Members(string values, string name) =>
        string.Concat(
            values
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(v => $"<member><{name}>{v}</{name}></member>")
        );
}

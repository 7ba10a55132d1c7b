using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

/// <summary>What is asked of AWS, and how its answers are understood, call by call.</summary>
public sealed class CloudFormationCallsTests
{
    private const string Arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/ai-chef-test/1";
    private const string Role = "arn:aws:iam::123456789012:role/deploys";

    private static readonly Stack Found = new()
    {
        StackName = "ai-chef-test",
        StackId = Arn,
        RoleARN = Role,
    };

    private static readonly Dictionary<string, Func<CloudFormationCalls, Task>> Operations = new(StringComparer.Ordinal)
    {
        ["DeleteStack"] = calls => calls.DeleteStackAsync(Found, "a-token", default),
        ["ContinueUpdateRollback"] = calls => calls.ContinueUpdateRollbackAsync(Found, "a-token", default),
        ["RollbackStack"] = calls => calls.RollbackStackAsync(Found, "a-token", default),
    };

    public static TheoryData<string> Listings =>
        ["ListChangeSets", "ListStackResources", "ListImports", "ListExports", "DescribeEvents", "DescribeStacks"];

    [Theory]
    [InlineData("DeleteStack")]
    [InlineData("ContinueUpdateRollback")]
    [InlineData("RollbackStack")]
    public async Task A_recovery_touches_the_very_stack_that_was_found_with_its_own_role(string operation)
    {
        var asked = await AskAsync(Operations[operation], Empty(operation));

        asked.ShouldContain($"Action={operation}&");
        asked.ShouldContain($"StackName={Uri.EscapeDataString(Arn)}");
        asked.ShouldContain($"RoleARN={Uri.EscapeDataString(Role)}");
        asked.ShouldContain("ClientRequestToken=a-token");
        asked.ShouldNotContain("RetainResources");
        asked.ShouldNotContain("ResourcesToSkip");
    }

    [Theory]
    [InlineData("DeleteStack")]
    [InlineData("ContinueUpdateRollback")]
    [InlineData("RollbackStack")]
    [InlineData("CreateChangeSet")]
    public async Task Every_operation_that_takes_a_role_names_the_one_of_the_environment(string operation)
    {
        const string execution = "arn:aws:iam::123456789012:role/executes";
        using var endpoint = new StubEndpoint(200, Empty(operation));
        using var clients = Clients(endpoint);
        var calls = new CloudFormationCalls(
            clients.CloudFormation,
            new AwsRetry(clients.Connection, TimeProvider.System),
            TimeProvider.System
        )
        {
            ExecutionRole = stack => stack == Found.StackName ? execution : null,
        };

        await (
            operation == "CreateChangeSet"
                ? calls.CreateChangeSetAsync(new CreateChangeSetRequest { StackName = Found.StackName }, default)
                : Operations[operation](calls)
        );

        endpoint.Bodies.ShouldHaveSingleItem().ShouldContain($"RoleARN={Uri.EscapeDataString(execution)}");
    }

    [Fact]
    public async Task A_cancelled_update_names_its_token() =>
        (
            await AskAsync(calls => calls.CancelUpdateAsync(Arn, "a-token", default), Empty("CancelUpdateStack"))
        ).ShouldContain("ClientRequestToken=a-token");

    [Fact]
    public async Task Protection_is_only_ever_switched_on() =>
        (
            await AskAsync(
                calls => calls.ProtectAsync(Arn, default),
                StubEndpoint.StacksResult("UpdateTerminationProtection", $"<StackId>{Arn}</StackId>")
            )
        ).ShouldContain("EnableTerminationProtection=true");

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task Every_page_is_read(string operation)
    {
        using var endpoint = new StubEndpoint(request =>
            (200, Page(operation, request.Contains("NextToken=more", StringComparison.Ordinal) ? 2 : 1))
        );
        using var clients = Clients(endpoint);

        var read = await ReadAsync(Calls(clients), operation);

        read.ShouldBe(["entry-1", "entry-2"]);
        endpoint.Bodies.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task An_answer_without_any_entry_is_none(string operation)
    {
        using var endpoint = new StubEndpoint(200, Empty(operation));
        using var clients = Clients(endpoint);

        (await ReadAsync(Calls(clients), operation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_events_that_failed_are_asked_for() =>
        (
            await AskAsync(calls => calls.FailedEventsAsync("a-change-set", default), Empty("DescribeEvents"))
        ).ShouldContain("Filters.FailedEvents=true");

    [Fact]
    public async Task An_export_that_nobody_imports_has_no_importer()
    {
        using var endpoint = new StubEndpoint(
            400,
            StubEndpoint.QueryError("ValidationError", "Export 'an-export' is not imported by any stack.")
        );
        using var clients = Clients(endpoint);

        (await Calls(clients).ImportersAsync("an-export", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_slow_down_when_AWS_throttles_them_and_only_those_of_the_operation()
    {
        using var clock = new VirtualClock();
        var isThrottled = true;
        using var endpoint = new StubEndpoint(request =>
        {
            var throttles = isThrottled && request.Contains("Action=DescribeStacks&", StringComparison.Ordinal);
            isThrottled = false;
            return throttles
                ? (400, StubEndpoint.QueryError("Throttling", "Rate exceeded"))
                : (200, Empty(request.Split("Action=")[1].Split('&')[0]));
        });
        using var clients = Clients(endpoint, new CountedRequests(clock));
        var calls = new CloudFormationCalls(clients.CloudFormation, new AwsRetry(clients.Connection, clock), clock);

        await clock.RunAsync(() => calls.AllStacksAsync(default), "the throttled call");
        var slow = await TimeOfAsync(() => calls.AllStacksAsync(default));
        var others = await TimeOfAsync(() => calls.ResourcesAsync(Arn, default));

        // ten a second at first, five after a throttle, a little more with each answer; what was saved up is gone
        slow.ShouldBeInRange(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(3.3));
        others.ShouldBe(TimeSpan.Zero);

        Task<TimeSpan> TimeOfAsync(Func<Task> call) =>
            clock.RunAsync(
                async () =>
                {
                    var started = clock.GetTimestamp();
                    for (var i = 0; i < 20; i++)
                    {
                        await call();
                    }
                    return clock.GetElapsedTime(started);
                },
                "the calls"
            );
    }

    [Theory]
    [InlineData("EXECUTE_IN_PROGRESS", true)]
    [InlineData("EXECUTE_COMPLETE", true)]
    [InlineData("EXECUTE_FAILED", true)]
    [InlineData("AVAILABLE", false)]
    [InlineData("OBSOLETE", false)]
    [InlineData("UNAVAILABLE", false)]
    public async Task A_change_set_that_cannot_be_executed_was_executed_by_us_or_is_an_error(string status, bool isOurs)
    {
        using var endpoint = new StubEndpoint(request =>
            request.Contains("Action=ExecuteChangeSet", StringComparison.Ordinal)
                ? (400, StubEndpoint.QueryError("InvalidChangeSetStatus", "cannot be executed"))
                : (200, StubEndpoint.StacksResult("DescribeChangeSet", $"<ExecutionStatus>{status}</ExecutionStatus>"))
        );
        using var clients = Clients(endpoint);

        var execution = Calls(clients).ExecuteChangeSetAsync("a-change-set", "a-token", default);

        if (isOurs)
        {
            await execution;
        }
        else
        {
            await Should.ThrowAsync<InvalidChangeSetStatusException>(execution);
        }
    }

    [Theory]
    [InlineData("ChangeSetNotFound", "gone", true)]
    [InlineData("ValidationError", "Stack [ai-chef-test] does not exist", true)]
    [InlineData("ValidationError", "the name is too long", false)]
    [InlineData("AccessDenied", "not authorized", false)]
    public async Task Only_a_change_set_that_is_gone_needs_no_deletion(string code, string message, bool isGone)
    {
        using var endpoint = new StubEndpoint(
            code == "AccessDenied" ? 403 : 400,
            StubEndpoint.QueryError(code, message)
        );
        using var clients = Clients(endpoint);

        var deletion = Calls(clients).DeleteChangeSetAsync("a-change-set", default);

        if (isGone)
        {
            await deletion;
        }
        else
        {
            (await Should.ThrowAsync<AmazonServiceException>(deletion)).Message.ShouldContain(message);
        }
    }

    [Fact]
    public async Task A_role_that_may_not_list_all_stacks_gets_those_that_it_names()
    {
        using var endpoint = new StubEndpoint(body =>
            body.Contains("StackName=ai-chef-there", StringComparison.Ordinal)
                ? (
                    200,
                    StubEndpoint.StacksResult(
                        "DescribeStacks",
                        "<Stacks><member><StackName>ai-chef-there</StackName></member></Stacks>"
                    )
                )
            : body.Contains("StackName=", StringComparison.Ordinal)
                ? (400, StubEndpoint.QueryError("ValidationError", "Stack with id ai-chef-gone does not exist"))
            : (403, StubEndpoint.QueryError("AccessDenied", "not authorized to perform: cloudformation:DescribeStacks"))
        );
        using var clients = Clients(endpoint);

        var stacks = await Calls(clients).StacksOfAsync("ai-chef-", ["ai-chef-there", "ai-chef-gone"], default);

        stacks.Select(stack => stack.StackName).ShouldBe(["ai-chef-there"]);
    }

    [Fact]
    public async Task A_role_that_may_list_all_stacks_gets_every_one_with_the_prefix_by_one_call()
    {
        const string Stacks =
            "<Stacks><member><StackName>ai-chef-left</StackName></member>"
            + "<member><StackName>other</StackName></member></Stacks>";
        using var endpoint = new StubEndpoint(200, StubEndpoint.StacksResult("DescribeStacks", Stacks));
        using var clients = Clients(endpoint);

        var stacks = await Calls(clients).StacksOfAsync("ai-chef-", ["ai-chef-there"], default);

        stacks.Select(stack => stack.StackName).ShouldBe(["ai-chef-left"]);
        endpoint.Bodies.ShouldHaveSingleItem();
    }

    private static async Task<string> AskAsync(Func<CloudFormationCalls, Task> operation, string answer)
    {
        using var endpoint = new StubEndpoint(200, answer);
        using var clients = Clients(endpoint);
        await operation(Calls(clients));
        return endpoint.Bodies.ShouldHaveSingleItem();
    }

    private static async Task<IEnumerable<string>> ReadAsync(CloudFormationCalls calls, string operation) =>
        operation switch
        {
            "ListChangeSets" => (await calls.ChangeSetsAsync(Arn, default)).Select(x => x.ChangeSetName),
            "ListStackResources" => (await calls.ResourcesAsync(Arn, default)).Select(x => x.LogicalResourceId),
            "ListImports" => await calls.ImportersAsync("an-export", default),
            "ListExports" => (await calls.ExportsAsync(default)).Select(x => x.Name),
            "DescribeStacks" => (await calls.AllStacksAsync(default)).Select(x => x.StackName),
            _ => (await calls.FailedEventsAsync("a-change-set", default)).Select(x => x.EventId),
        };

    private static string Page(string operation, int page)
    {
        var entry = operation switch
        {
            "ListChangeSets" => $"<Summaries><member><ChangeSetName>entry-{page}</ChangeSetName></member></Summaries>",
            "ListStackResources" =>
                $"<StackResourceSummaries><member><LogicalResourceId>entry-{page}</LogicalResourceId></member></StackResourceSummaries>",
            "ListImports" => $"<Imports><member>entry-{page}</member></Imports>",
            "ListExports" => $"<Exports><member><Name>entry-{page}</Name></member></Exports>",
            "DescribeStacks" => $"<Stacks><member><StackName>entry-{page}</StackName></member></Stacks>",
            _ => $"<OperationEvents><member><EventId>entry-{page}</EventId></member></OperationEvents>",
        };
        return StubEndpoint.StacksResult(operation, entry + (page == 1 ? "<NextToken>more</NextToken>" : ""));
    }

    private static string Empty(string operation) => StubEndpoint.StacksResult(operation, "");

    private static AwsClients Clients(StubEndpoint endpoint, HttpClientFactory? http = null) =>
        new(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            http
        );

    private static CloudFormationCalls Calls(AwsClients clients) =>
        new(clients.CloudFormation, new AwsRetry(clients.Connection, TimeProvider.System), TimeProvider.System);
}

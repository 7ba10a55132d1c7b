using System.Net;
using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Each check finds what is wrong, and nothing where all is well.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("true", HealthState.Healthy, "can be restored to ")]
    [InlineData("false", HealthState.Unhealthy, "point-in-time recovery is off")]
    public async Task A_table_takes_requests_and_its_backups_are_recent(
        string recovery,
        HealthState expected,
        string detail
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        // Written again in each test of tables: its template shows what the test is about.
        await cloud.DeployAsync(
            $$"""
            Resources:
              Dishes:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: dishes
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                  KeySchema: [{ AttributeName: id, KeyType: HASH }]
                  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: {{recovery}} }
            """
        );
        var (client, retry) = (cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock));

        var found = await RoundAsync(
            cloud,
            new TableHealth(client, retry, "dishes"),
            new BackupHealth(client, retry, "dishes", cloud.Clock),
            new TableHealth(client, retry, "no-table"),
            new BackupHealth(client, retry, "no-table", cloud.Clock)
        );

        found[0].State.ShouldBe(HealthState.Healthy, found[0].Detail);
        found[1].State.ShouldBe(expected);
        found[1].Detail.ShouldStartWith(detail);
        found.Skip(2).ShouldAllBe(each => each.State == HealthState.Unhealthy);
        found.Skip(2).ShouldAllBe(each => each.Detail == "the table does not exist");
    }

    [Fact]
    public async Task A_function_is_judged_by_the_version_behind_its_alias()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var retry = releaser.Cloud.Clients.Retry(releaser.Cloud.Clock);
        FunctionHealth Of(string name, string alias) => new(releaser.Cloud.Clients.Lambda, retry, name, alias);

        var before = await RoundAsync(
            releaser.Cloud,
            Of(ReleaserFixture.Name, "live"),
            Of(ReleaserFixture.Name, "gone"),
            Of("nobody", "live")
        );
        await releaser.ReleaseAsync("second");
        releaser.MoveAlias("1", "2", 0.1);
        var canary = await RoundAsync(releaser.Cloud, Of(ReleaserFixture.Name, "live"));

        before[0].State.ShouldBe(HealthState.Healthy, before[0].Detail);
        before[0].Detail.ShouldBe("live is version 1");
        before.Skip(1).ShouldAllBe(each => each.State == HealthState.Unhealthy && each.Command == "DeployLambdas");
        canary[0].State.ShouldBe(HealthState.Noted);
        canary[0].Detail.ShouldStartWith("a canary: version 2 has 10");
    }

    [Fact]
    public async Task An_alarm_that_is_red_or_gone_is_named_and_counts_unless_it_is_excused()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var states = new AlarmStates(
            releaser.Cloud.Clients.CloudWatch,
            releaser.Cloud.Clients.Retry(releaser.Cloud.Clock)
        );
        const string Alarm = $"{ReleaserFixture.Name}-errors";
        var none = new HashSet<string>(StringComparer.Ordinal);

        var before = await RoundAsync(releaser.Cloud, new AlarmHealth(states, [Alarm], none));
        releaser.Fail();
        var after = await RoundAsync(releaser.Cloud, new AlarmHealth(states, [Alarm, "gone"], none));
        var red = await states.RedAsync(CancellationToken.None);
        var told = await RoundAsync(releaser.Cloud, new AlarmHealth(states, [Alarm], red));

        before[0].State.ShouldBe(HealthState.Healthy, before[0].Detail);
        after[0].State.ShouldBe(HealthState.Unhealthy);
        after[0].Detail.ShouldBe($"{Alarm} is in ALARM, gone was deleted");
        told[0].State.ShouldBe(HealthState.Noted);
        told[0].Detail.ShouldBe($"{Alarm} is in ALARM and does not count");
        red.ShouldBe([Alarm]);
    }

    [Fact]
    public async Task A_workflow_is_tried_by_an_execution()
    {
        await using var kitchen = await KitchenFixture.StartAsync();

        var found = await RoundAsync(
            kitchen.Cloud,
            new WorkflowHealth(kitchen.Starter, await kitchen.MachineAsync(), """{"dish":"soup"}""")
        );

        found[0].State.ShouldBe(HealthState.Unhealthy);
        found[0].Detail.ShouldEndWith(" ended in FAILED");
        found[0].Command.ShouldNotBeNull().ShouldStartWith("Executions --execution health-");
    }

    [Fact]
    public async Task A_workflow_that_refuses_the_input_is_unhealthy()
    {
        await using var kitchen = await KitchenFixture.StartAsync(
            definition: """
            {"StartAt":"No","States":{"No":{"Type":"Pass","End":true,
              "Result":{"outcome":"refused","error":"InvalidRequest","reason":"diet: unknown-word"}}}}
            """
        );

        var found = await RoundAsync(
            kitchen.Cloud,
            new WorkflowHealth(kitchen.Starter, await kitchen.MachineAsync(), "{}")
        );

        found[0].State.ShouldBe(HealthState.Unhealthy);
        found[0].Detail.ShouldEndWith(" refused its input: InvalidRequest: diet: unknown-word");
        (await kitchen.ReadAsync(await kitchen.RunAsync("by-hand", "{}"))).Refusal.ShouldBe(
            "InvalidRequest: diet: unknown-word"
        );
    }

    [Theory]
    [InlineData(200, HealthState.Healthy, "GET /health answers 200")]
    [InlineData(503, HealthState.Unhealthy, "GET http://127.0.0.1/live/health answers 503")]
    [InlineData(0, HealthState.Unhealthy, "GET http://127.0.0.1/live/health: nobody there")]
    public async Task An_API_answers_200(int status, HealthState state, string detail)
    {
        using var http = new HttpClient(new Answering(status));

        var found = await new ApiHealth(http, "http://127.0.0.1/live/").LookAsync(CancellationToken.None);

        (found.State, found.Detail).ShouldBe((state, detail));
    }

    [Fact]
    public async Task What_never_answers_or_fails_is_unhealthy_and_does_not_stop_the_others()
    {
        await using var cloud = await DeployerFixture.StartAsync();

        var found = await RoundAsync(
            cloud,
            new Checking(async token => await Task.Delay(Timeout.InfiniteTimeSpan, cloud.Clock, token)),
            new Checking(_ => throw DeploymentException.Configuration("no way")),
            new Checking(_ => Task.CompletedTask)
        );

        found
            .Select(each => (each.State, each.Detail))
            .ShouldBe([
                (HealthState.Unhealthy, "no answer in 20 s"),
                (HealthState.Unhealthy, "no way"),
                (HealthState.Healthy, "well"),
            ]);
        found[0].Took.ShouldBe(HealthRound.UsualLimit);
    }

    private static Task<IReadOnlyList<HealthFinding>> RoundAsync(DeployerFixture cloud, params IHealthCheck[] checks) =>
        cloud.Clock.RunAsync(
            () => new HealthRound(checks, cloud.Clock).LookAsync(CancellationToken.None),
            "the checks"
        );

    private sealed class Checking(Func<CancellationToken, Task> work) : IHealthCheck
    {
        public string Part => "part";

        public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
        {
            await work(cancellationToken);
            return new(Part, HealthState.Healthy, "well");
        }
    }

    private sealed class Answering(int status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            status == 0
                ? throw new HttpRequestException("nobody there")
                : Task.FromResult(new HttpResponseMessage((HttpStatusCode)status));
    }
}

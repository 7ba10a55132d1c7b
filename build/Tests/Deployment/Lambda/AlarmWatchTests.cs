using System.Text.Json.Nodes;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Lambda;
using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudWatch;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class AlarmWatchTests
{
    /// <summary>More than one answer of CloudWatch holds.</summary>
    private const int Many = 120;

    [Theory]
    [InlineData(0)]
    [InlineData(Many - 1)]
    public async Task An_alarm_is_seen_wherever_it_is_in_the_list(int red)
    {
        await using var cloud = await CloudAsync(Many);
        TurnRed(cloud, Name(red));

        var refusal = await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => Watch(cloud).RequireNoneInAlarmAsync(default), "the alarms")
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe($"canary refused: {Name(red)} is already in ALARM; no alias was moved");
        refusal.Next.ShouldBe(
            "fix the cause, ignore the alarm with --ignore-alarms, or move all calls at once with --canary 0"
        );
    }

    [Fact]
    public async Task All_alarms_in_OK_are_watched_and_each_that_is_gone_is_missed()
    {
        await using var cloud = await CloudAsync(Many);
        var watch = Watch(cloud);

        var watched = await cloud.Clock.RunAsync(() => watch.RequireNoneInAlarmAsync(default), "the alarms");
        watched.Count.ShouldBe(Many);
        (await cloud.Clock.RunAsync(() => watch.FindTroubleAsync(watched, default), "the alarms")).ShouldBeNull();

        Delete(cloud, Name(7));
        Delete(cloud, Name(Many - 1));
        (await cloud.Clock.RunAsync(() => watch.FindTroubleAsync(watched, default), "the alarms")).ShouldBe(
            $"{Name(7)}, {Name(Many - 1)} were deleted"
        );
    }

    [Fact]
    public async Task Several_in_alarm_are_reported_together()
    {
        await using var cloud = await CloudAsync(3);
        TurnRed(cloud, Name(2));
        TurnRed(cloud, Name(0));

        var refusal = await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => Watch(cloud).RequireNoneInAlarmAsync(default), "the alarms")
        );

        refusal.Message.ShouldStartWith($"canary refused: {Name(0)}, {Name(2)} are already in ALARM");
    }

    [Fact]
    public async Task What_is_ignored_or_of_no_deployed_stack_is_neither_in_alarm_nor_watched()
    {
        await using var cloud = await CloudAsync(2);
        TurnRed(cloud, "other-errors");
        TurnRed(cloud, Name(0));

        var watched = await cloud.Clock.RunAsync(
            () => Watch(cloud, Name(0)).RequireNoneInAlarmAsync(default),
            "the alarms"
        );

        watched.ShouldBe([Name(1)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_alarm_that_counts_there_is_nothing_to_watch(bool isIgnored)
    {
        await using var cloud = await CloudAsync(isIgnored ? 1 : 0);

        var refusal = await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => RequireAlarmAsync(Watch(cloud, Name(0))), "the alarms")
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe("canary refused: the deployed stacks have no alarm to watch; nothing was changed");
        refusal.Next.ShouldBe("deploy the alarms first, or move all calls at once with --canary 0");
    }

    [Fact]
    public async Task A_composite_alarm_in_alarm_refuses_a_canary_too()
    {
        await using var cloud = await CloudAsync(1);
        var composite = new Alarm("Chef-Health", new JsonObject { ["AlarmRule"] = "TRUE" }, cloud.Clock.GetUtcNow())
        {
            State = "ALARM",
            IsComposite = true,
        };
        State(cloud).Alarms.Put(ScopeOf(cloud).Key(composite.Name), composite);

        var refusal = await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => Watch(cloud).RequireNoneInAlarmAsync(default), "the alarms")
        );

        refusal.Message.ShouldBe("canary refused: Chef-Health is already in ALARM; no alias was moved");
    }

    [Theory]
    [InlineData("ALARM(ai-chef-000) OR ALARM(ai-chef-001)", null)]
    [InlineData("ALARM(kitchen) OR ALARM(ai-chef-001)", null)]
    [InlineData("ALARM(ai-chef-000) OR ALARM(ai-chef-002)", "unwell went off")]
    [InlineData("NOT ALARM(ai-chef-001)", "unwell went off")]
    public async Task A_composite_alarm_follows_the_ignored_alarms_that_make_it_red(string rule, string? trouble)
    {
        await using var cloud = await CloudAsync(3);
        TurnRed(cloud, Name(0));
        TurnRed(cloud, Name(2));
        PutComposite(cloud, "kitchen", $"ALARM({Name(0)})");
        PutComposite(cloud, "unwell", rule);

        var found = await cloud.Clock.RunAsync(
            () =>
                Watch(cloud, Name(0))
                    .FindTroubleAsync(new HashSet<string>(["unwell"], StringComparer.Ordinal), default),
            "the alarms"
        );

        found.ShouldBe(trouble);
    }

    [Fact]
    public async Task A_composite_alarm_of_ignored_alarms_alone_is_none_to_watch()
    {
        await using var cloud = await CloudAsync(2);
        PutComposite(cloud, "unwell", $"ALARM({Name(0)}) OR ALARM({Name(1)})");

        await cloud.Clock.RunAsync(() => RequireAlarmAsync(Watch(cloud, Name(0))), "the alarms");
        await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => RequireAlarmAsync(Watch(cloud, Name(0), Name(1))), "the alarms")
        );
    }

    private static void PutComposite(DeployerFixture cloud, string name, string rule)
    {
        var alarm = new Alarm(name, new JsonObject { ["AlarmRule"] = rule }, cloud.Clock.GetUtcNow())
        {
            State = Alarm.InsufficientData,
            IsComposite = true,
        };
        State(cloud).Alarms.Put(ScopeOf(cloud).Key(name), alarm);
    }

    private static async Task<bool> RequireAlarmAsync(AlarmWatch watch)
    {
        await watch.RequireAlarmAsync(default);
        return true;
    }

    private static Task<DeployerFixture> CloudAsync(int alarms) => FilledAsync(DeployerFixture.StartAsync(), alarms);

    private static async Task<DeployerFixture> FilledAsync(Task<DeployerFixture> starting, int alarms)
    {
        var cloud = await starting;
        for (var i = 0; i < alarms; i++)
        {
            Put(cloud, Name(i), Alarm.InsufficientData);
        }
        return cloud;
    }

    /// <summary>A watch of the alarms of stacks; that of no stack is <c>other-errors</c>.</summary>
    private static AlarmWatch Watch(DeployerFixture cloud, params string[] ignored) =>
        new(
            cloud.Clients.CloudWatch,
            _ =>
                Task.FromResult<IReadOnlyList<string>>([
                    .. State(cloud)
                        .Alarms.StartingWith("")
                        .Select(a => a.Value.Name)
                        .Where(name => name != "other-errors"),
                ]),
            ignored,
            new AwsRetry(cloud.Clients.Connection, cloud.Clock)
        );

    private static string Name(int number) => $"ai-chef-{number:000}";

    private static void TurnRed(DeployerFixture cloud, string name) => Put(cloud, name, "ALARM");

    private static void Delete(DeployerFixture cloud, string name) =>
        State(cloud).Alarms.Remove(ScopeOf(cloud).Key(name));

    private static void Put(DeployerFixture cloud, string name, string state)
    {
        var configuration = new JsonObject
        {
            ["AlarmName"] = name,
            ["Namespace"] = "AWS/Lambda",
            ["MetricName"] = name,
            ["Statistic"] = "Sum",
            ["Period"] = 60,
            ["EvaluationPeriods"] = 1,
            ["Threshold"] = 3,
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            ["TreatMissingData"] = "ignore",
        };
        var alarm = new Alarm(name, configuration, cloud.Clock.GetUtcNow()) { State = state };
        State(cloud).Alarms.Put(ScopeOf(cloud).Key(name), alarm);
    }

    private static CloudWatchState State(DeployerFixture cloud) => cloud.Host.Cloud.Get<CloudWatchState>();

    private static Scope ScopeOf(DeployerFixture cloud) => new(cloud.Host.Cloud.Options.AccountId, "us-east-1");
}

using AiChef.LocalCloud;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Logs;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Logs;

public sealed class LogsResourceTests
{
    private static readonly Scope Home = new("000000000000", "eu-west-1");

    private static string Template(int days) =>
        $$"""
            Resources:
              Lines:
                Type: AWS::Logs::LogGroup
                Properties: { RetentionInDays: {{days}}, Tags: [{ Key: team, Value: kitchen }] }
              Stove:
                Type: AWS::Logs::LogStream
                Properties: { LogGroupName: !Ref Lines, LogStreamName: stove }
              Burnt:
                Type: AWS::Logs::MetricFilter
                Properties:
                  LogGroupName: !Ref Lines
                  FilterPattern: burnt
                  MetricTransformations: [{ MetricName: Burnt, MetricNamespace: Kitchen, MetricValue: '1', DefaultValue: 0 }]
              Board:
                Type: AWS::CloudWatch::Dashboard
                Properties: { DashboardName: kitchen, DashboardBody: '{"widgets":[]}' }
            Outputs:
              Arn: { Value: !GetAtt Lines.Arn }
            """;

    [Fact]
    public async Task A_group_with_stream_and_metric_filter_is_made_changed_and_removed()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(7));
        (await stacks.SettledAsync("kitchen")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("kitchen"))
        );
        var logs = stacks.Host.Cloud.Get<LogsState>();
        var group = logs.Groups.StartingWith("").Single().Value;
        (group.RetentionDays, group.Tags["team"]).ShouldBe((7, "kitchen"));
        (await stacks.StackAsync("kitchen"))
            .Descendants("OutputValue")
            .Single()
            .Value.ShouldBe($"arn:aws:logs:eu-west-1:000000000000:log-group:{group.Name}:*");

        logs.Append(
            Home,
            group.Name,
            "stove",
            [
                (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), "soup burnt"),
                (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), "fine"),
            ]
        );
        stacks
            .Host.Cloud.Get<CloudWatchState>()
            .All(Home)
            .Single(static each => each.Metric.Name == "Burnt")
            .Points.SelectMany(static point => point.Samples)
            .Sum(static sample => sample.Value * sample.Count)
            .ShouldBe(1);

        await stacks.UpdateAsync("kitchen", Template(14));
        (await stacks.SettledAsync("kitchen")).ShouldBe("UPDATE_COMPLETE");
        logs.Group(Home, group.Name).RetentionDays.ShouldBe(14);

        var id = (await stacks.StackAsync("kitchen")).Element("StackId")!.Value;
        await stacks.CallAsync("DeleteStack", ("StackName", "kitchen"));
        (await stacks.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        logs.Groups.Keys.ShouldBeEmpty();
        logs.Filters.Keys.ShouldBeEmpty();
        stacks.Host.Cloud.Get<CloudWatchState>().Dashboards.Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retention_that_AWS_does_not_offer_fails_the_resource()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(8));
        (await stacks.SettledAsync("kitchen")).ShouldBe("ROLLBACK_COMPLETE");
    }
}

using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations.Logs;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Logs;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Logs are read in the order of time, and each event is followed once.</summary>
public sealed class LogFollowerTests
{
    private static readonly LogSource Soup = new("soup", "/kitchen/soup");
    private static readonly LogSource Stew = new("stew", "/kitchen/stew");

    [Fact]
    public async Task The_events_of_all_groups_come_in_the_order_of_time_and_match_the_filter()
    {
        await using var cloud = await StartAsync();
        var start = cloud.Clock.GetUtcNow();
        Write(cloud, Soup, start.AddSeconds(2), "second boils");
        Write(cloud, Stew, start.AddSeconds(1), "first boils");
        Write(cloud, Stew, start.AddSeconds(3), "third rests");
        Write(cloud, Stew, start.AddSeconds(-3), "too old boils");

        var all = await ReadAsync(cloud, [Soup, Stew, new("gone", "/kitchen/gone")], start, null);
        var boiling = await ReadAsync(cloud, [Soup, Stew], start, "\"boils\"");

        all.Select(line => $"{line.Source.Name}: {line.Message}")
            .ShouldBe(["stew: first boils", "soup: second boils", "stew: third rests"]);
        boiling.Select(line => line.Message).ShouldBe(["first boils", "second boils"]);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        await using var cloud = await StartAsync();
        var start = cloud.Clock.GetUtcNow();
        for (var i = 0; i < 10_001; i++)
        {
            Write(cloud, Soup, start.AddMilliseconds(i), "x");
        }

        (await ReadAsync(cloud, [Soup], start, null)).DistinctBy(line => line.Id).Count().ShouldBe(10_001);
        cloud.Operations.Count(each => each.EndsWith("FilterLogEvents", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Each_event_is_told_once_also_one_of_the_same_millisecond_and_one_that_is_late()
    {
        await using var cloud = await StartAsync();
        var start = cloud.Clock.GetUtcNow();
        Write(cloud, Soup, start, "one");
        var told = new List<string>();
        var polls = 0;
        using var enough = new CancellationTokenSource();
        cloud.WhenAsked = operation =>
        {
            if (!operation.EndsWith("FilterLogEvents", StringComparison.Ordinal))
            {
                return;
            }
            switch (++polls)
            {
                case 2:
                    Write(cloud, Soup, start, "two, of the same millisecond");
                    Write(cloud, Soup, start.AddSeconds(30), "three");
                    break;
                case 3:
                    Write(cloud, Soup, start.AddSeconds(10), "four, which is late");
                    break;
                case 100:
                    Write(cloud, Soup, start.AddSeconds(200), "five, much later");
                    break;
                case 103:
                    enough.Cancel();
                    break;
            }
        };

        await Should.ThrowAsync<OperationCanceledException>(() =>
            cloud.Clock.RunAsync(
                async () =>
                {
                    var follower = new LogFollower(Reader(cloud), cloud.Clock);
                    await foreach (var lines in follower.FollowAsync([Soup], start, null, enough.Token))
                    {
                        told.AddRange(lines.Select(line => line.Message));
                    }
                    return 0;
                },
                "the log"
            )
        );

        told.ShouldBe(["one", "two, of the same millisecond", "three", "four, which is late", "five, much later"]);
    }

    [Fact]
    public void Requests_are_known_by_their_ids_in_JSON_and_in_plain_text()
    {
        const string One = "8f507cfc-1111-4697-b07a-ac58fc914c95";
        const string Two = "8f507cfc-2222-4697-b07a-ac58fc914c95";

        RequestIds
            .Of([Line($$"""{"requestId":"{{One}}"}"""), Line($"START RequestId: {Two} Version: 1"), Line(One)])
            .ShouldBe([One, Two]);
    }

    private static LogLine Line(string text) => new(Soup, "1", DateTimeOffset.UnixEpoch, text);

    private static Task<DeployerFixture> StartAsync() => DeployedAsync();

    private static async Task<DeployerFixture> DeployedAsync()
    {
        var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            """
            Resources:
              Soup: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen/soup } }
              Stew: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen/stew } }
            """
        );
        return cloud;
    }

    private static void Write(DeployerFixture cloud, LogSource source, DateTimeOffset time, string message) =>
        cloud
            .Host.Cloud.Get<LogsState>()
            .Deliver(new Scope(cloud.Host.Cloud.Options.AccountId, "us-east-1"), source.Group, "pot", time, message);

    private static LogReader Reader(DeployerFixture cloud) =>
        new(cloud.Clients.Logs, new AwsRetry(cloud.Clients.Connection, cloud.Clock));

    private static Task<IReadOnlyList<LogLine>> ReadAsync(
        DeployerFixture cloud,
        LogSource[] sources,
        DateTimeOffset from,
        string? filter
    ) =>
        cloud.Clock.RunAsync(
            () => Reader(cloud).ReadAsync(sources, from, null, filter, CancellationToken.None),
            "the logs"
        );
}

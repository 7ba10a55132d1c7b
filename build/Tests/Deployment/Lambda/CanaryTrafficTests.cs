using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>
/// Canaries of a function that really runs, under calls that LocalCloud splits by the alias's weights: by turns, so
/// that a share of 10 percent is one call of ten.
/// </summary>
public sealed class CanaryTrafficTests : IAsyncLifetime
{
    /// <summary>One look at the alarms, and the time that the way back may take.</summary>
    private static readonly TimeSpan PollAndWayBack = TimeSpan.FromSeconds(15 + 5);

    /// <summary>The errors within a minute at which the alarm goes off.</summary>
    private const int Threshold = 3;

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartRunnableAsync(SyntheticTraffic.EvenRoutes());

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.5)]
    public async Task A_bad_version_fails_its_share_at_most_and_is_back_within_a_poll_of_the_alarm(
        int step,
        double share
    )
    {
        var traffic = new SyntheticTraffic(_functions, TimeSpan.FromSeconds(1)) { Wish = "hello" };
        var (writes, from, back) = (0, 0, 0L);
        WhenMoved(() =>
        {
            writes++;
            back = _functions.Cloud.Clock.GetTimestamp();
            if (writes == step)
            {
                // from here on, calls reach what is bad
                (traffic.Wish, from) = ("cook", traffic.Calls.Count);
            }
        });

        var error = await Should.ThrowAsync<DeploymentException>(ReleaseUnderAsync(traffic, "burnt", "10%/2m,50%/15m"));

        error.Message.ShouldStartWith("ai-chef-cook-errors went off after");
        _functions.Route().ShouldBe("1");
        writes.ShouldBe(step + 1, "each step, and the way back");
        var meant = traffic.Calls.Skip(from).ToList();
        traffic.Failed.ShouldBe(meant.FindAll(call => call.Version == "2"));
        traffic.Failed.Count.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(share * meant.Count));
        var wentOff = traffic.Failed[Threshold - 1].At;
        _functions.Cloud.Clock.GetElapsedTime(wentOff, back).ShouldBeLessThanOrEqualTo(PollAndWayBack);
        meant.FindAll(call => call.At > back).ShouldAllBe(call => call.Version == "1");
    }

    [Theory]
    [InlineData("10%/30m,50%/15m", "0 30 45")]
    [InlineData("10%/every 5m", "0 5 10 15 20 25 30 35 40 45")]
    public async Task A_good_version_walks_its_steps_on_time_and_no_call_fails(string canary, string minutes)
    {
        var traffic = new SyntheticTraffic(_functions, TimeSpan.FromSeconds(30));
        var moves = MovesOf();

        await ReleaseUnderAsync(traffic, "good", canary);

        string.Join(' ', moves.Select(at => at.TotalMinutes)).ShouldBe(minutes);
        _functions.Route().ShouldBe("2");
        traffic.Failed.ShouldBeEmpty();
        traffic.Calls.ShouldContain(call => call.Version == "1");
        _functions.Notes[1].ShouldStartWith($"10 %, {Name}: version 2: ");
    }

    [Fact]
    public async Task A_step_that_its_calls_do_not_fill_holds_until_they_do()
    {
        var traffic = new SyntheticTraffic(_functions, TimeSpan.FromSeconds(10));
        var moves = MovesOf();

        await ReleaseUnderAsync(traffic, "good", "10%/10m,50%/5m", minimumRequests: 8);

        // 60 calls in 10 minutes are 6 of the new version; the eighth comes within the 80th call
        _functions.Notes[1].ShouldBe("10 %: the new versions saw 6 of 8 requests; held for at most 10 minutes more");
        moves[1].ShouldBeInRange(TimeSpan.FromMinutes(11.5), TimeSpan.FromMinutes(13.5));
        (moves[2] - moves[1]).ShouldBe(TimeSpan.FromMinutes(5));
        _functions.Route().ShouldBe("2");
    }

    /// <summary>Releases code while the alias is called, and until half a minute after.</summary>
    private Task<bool> ReleaseUnderAsync(
        SyntheticTraffic traffic,
        string code,
        string canary,
        int minimumRequests = 0
    ) =>
        _functions.Cloud.Clock.RunAsync(
            async () =>
            {
                using var end = new CancellationTokenSource();
                var calls = traffic.RunAsync(end.Token);
                try
                {
                    var policy = CanaryText.Read("--canary", canary, TimeSpan.Zero)!;
                    await _functions.ReleaseAsync(code, canary: policy with { MinimumRequests = minimumRequests });
                }
                finally
                {
                    await Task.Delay(TimeSpan.FromSeconds(30), _functions.Cloud.Clock, CancellationToken.None);
                    await end.CancelAsync();
                    await calls;
                }
                return true;
            },
            "the canary under traffic"
        );

    /// <summary>When the alias is moved, counted from its first move.</summary>
    private List<TimeSpan> MovesOf()
    {
        var (moves, first) = (new List<TimeSpan>(), 0L);
        WhenMoved(() =>
        {
            first = moves.Count == 0 ? _functions.Cloud.Clock.GetTimestamp() : first;
            moves.Add(_functions.Cloud.Clock.GetElapsedTime(first));
        });
        return moves;
    }

    private void WhenMoved(Action act) =>
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == "UpdateAlias")
            {
                act();
            }
        };
}

using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>A canary that widens step by step.</summary>
public sealed class CanaryStepsTests : IAsyncLifetime
{
    private static readonly CanaryPolicy Widening = new([
        new CanaryStep(10, TimeSpan.FromMinutes(3)),
        new CanaryStep(50, TimeSpan.FromMinutes(2)),
    ]);

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Fact]
    public async Task A_good_version_walks_its_steps_on_time()
    {
        var moves = new List<(string Route, TimeSpan At)>();
        var began = _functions.Cloud.Clock.GetTimestamp();
        WhenAsked(
            "DescribeAlarms",
            _ =>
            {
                if (moves.Count == 0 || moves[^1].Route != _functions.Route())
                {
                    moves.Add((_functions.Route(), _functions.Cloud.Clock.GetElapsedTime(began)));
                }
            }
        );

        await _functions.ReleaseAsync("second", canary: Widening);

        moves.Select(move => move.Route).ShouldBe(["1", "1, 2: 0.1", "1, 2: 0.5"]);
        (moves[2].At - moves[1].At).ShouldBe(TimeSpan.FromMinutes(3));
        _functions.Route().ShouldBe("2");
        _functions.Notes.ShouldBe([
            "10 % of the calls go to the new versions of 1 function for 3 minutes",
            "50 % of the calls go to the new versions of 1 function for 2 minutes",
            "all calls go to the new versions",
        ]);
        _functions.States.Count.ShouldBe((3 + 2) * 4);
        _functions.States[^1].ToString().ShouldBe("50 %, 0:00 left; no requests yet");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_bad_version_is_back_within_one_poll_of_the_alarm_in_every_step(int at)
    {
        var (failed, back) = (0L, 0L);
        WhenAsked(
            "DescribeAlarms",
            look =>
            {
                if (look == at)
                {
                    _functions.Fail();
                    failed = _functions.Cloud.Clock.GetTimestamp();
                }
            },
            ("UpdateAlias", () => back = _functions.Cloud.Clock.GetTimestamp())
        );

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("bad", canary: Widening));

        error.Message.ShouldStartWith("ai-chef-cook-errors went off after");
        _functions.Cloud.Clock.GetElapsedTime(failed, back).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(20));
        _functions.Route().ShouldBe("1");
        _functions.Notes[^1].ShouldBe($"{Name}: all calls go to version 1 again");
    }

    [Fact]
    public async Task The_calls_of_each_version_are_shown_and_told()
    {
        WhenAsked(
            "DescribeAlarms",
            look =>
            {
                if (look == 2)
                {
                    _functions.Answer("2", requests: 20, errors: 1);
                    _functions.Answer("1", requests: 1, errors: 0);
                }
            }
        );

        await _functions.ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(1)));

        const string calls =
            $"{Name}: version 2: 20 requests, 1 error, p95 19 ms; version 1: 1 request, 0 errors, p95 1 ms";
        _functions.States[0].ToString().ShouldBe($"10 %, 0:45 left; {calls}");
        _functions.Notes[^2].ShouldBe($"10 %, {calls}");
    }

    [Fact]
    public async Task A_step_that_saw_too_few_requests_says_so_and_holds_until_it_has_seen_them()
    {
        WhenAsked(
            "DescribeAlarms",
            look =>
            {
                if (look == 8)
                {
                    _functions.Answer("2", requests: 5, errors: 0);
                }
            }
        );

        await _functions.ReleaseAsync(
            "second",
            canary: new CanaryPolicy(10, TimeSpan.FromMinutes(1)) { MinimumRequests = 5 }
        );

        _functions.Notes[1].ShouldBe("10 %: the new versions saw 0 of 5 requests; held for at most 1 minutes more");
        _functions.States.Count.ShouldBe(7, "four in the step, and three until the requests came");
        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_step_that_sees_too_few_requests_for_twice_its_time_is_taken_back()
    {
        var error = await Should.ThrowAsync<DeploymentException>(
            _functions.ReleaseAsync(
                "second",
                canary: new CanaryPolicy(10, TimeSpan.FromMinutes(1)) { MinimumRequests = 5 }
            )
        );

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldBe(
            "the new versions saw 0 of 5 requests at 10 % within 2 minutes; the canary is rolled back"
        );
        _functions.Route().ShouldBe("1");
    }

    [Fact]
    public async Task Requests_that_cannot_be_counted_leave_the_decision_to_the_alarms()
    {
        _functions.Cloud.Host.Faults.ThrottleNext("GetMetricData", 1000);

        await _functions.ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(5)));

        _functions.Route().ShouldBe("2");
    }

    private void WhenAsked(string wanted, Action<int> act, params (string Operation, Action Act)[] others)
    {
        var looks = 0;
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == wanted)
            {
                act(++looks);
            }
            foreach (var other in others.Where(other => other.Operation == operation))
            {
                other.Act();
            }
        };
    }
}

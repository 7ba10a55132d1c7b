using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class CanaryTests : IAsyncLifetime
{
    private static readonly CanaryPolicy OneMinute = new(10, TimeSpan.FromMinutes(1));
    private static readonly CanaryPolicy HalfAnHour = new(10, TimeSpan.FromMinutes(30));

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Fact]
    public async Task A_canary_gets_its_share_first_and_all_calls_in_the_end()
    {
        var routes = new List<string>();
        WhenAsked("DescribeAlarms", _ => routes.Add(_functions.Route()));

        await _functions.ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromMinutes(5)));

        // Once before, and then four times a minute.
        routes.Count.ShouldBe(21);
        _functions.Cloud.Operations.Count(operation => operation == "UpdateAlias").ShouldBe(2);
        routes.Distinct().ShouldBe(["1", "1, 2: 0.1"]);
        _functions.Route().ShouldBe("2");
        _functions.Notes.ShouldBe([
            "10 % of the calls go to the new versions of 1 function for 5 minutes",
            "all calls go to the new versions",
        ]);
    }

    [Fact]
    public async Task A_canary_is_taken_back_when_what_is_deployed_is_unhealthy_at_its_end()
    {
        var asked = new List<string>();
        _functions.HealthCheck = () =>
        {
            asked.Add(_functions.Route());
            throw new DeploymentException(FailureKind.Failed, "unhealthy: the workflow");
        };

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("second", canary: OneMinute));

        error.Message.ShouldBe("unhealthy: the workflow");
        asked.ShouldBe(["1, 2: 0.1"]);
        _functions.Route().ShouldBe("1");
        _functions.Notes[^1].ShouldBe($"{Name}: all calls go to version 1 again");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public async Task A_canary_lasts_as_long_as_it_was_asked_for(int seconds)
    {
        var times = new List<long>();
        WhenAsked("UpdateAlias", _ => times.Add(_functions.Cloud.Clock.GetTimestamp()));

        await _functions.ReleaseAsync("second", canary: new CanaryPolicy(10, TimeSpan.FromSeconds(seconds)));

        _functions.Cloud.Clock.GetElapsedTime(times[0], times[1]).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_canary_that_cannot_be_rolled_back_is_reported_with_what_corrects_it()
    {
        When(
            "DescribeAlarms",
            3,
            () =>
            {
                _functions.Fail();
                _functions.Cloud.Host.Faults.ThrottleNext("UpdateAlias", 1000);
            }
        );

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("second", canary: HalfAnHour));

        error.Message.ShouldStartWith("ai-chef-cook-errors went off after");
        _functions.Notes[^1].ShouldStartWith($"{Name}: could not be moved back to version 1: ");
        _functions.Notes[^1].ShouldEndWith("; the next run corrects it");
    }

    [Fact]
    public async Task An_alarm_takes_the_canary_back_and_keeps_the_version()
    {
        When("DescribeAlarms", 3, _functions.Fail);

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("second", canary: HalfAnHour));

        error.Kind.ShouldBe(FailureKind.Failed);
        error.Message.ShouldStartWith("ai-chef-cook-errors went off after");
        error.Next.ShouldBe("fix the cause and run the command again");
        _functions.Route().ShouldBe("1");
        (await _functions.VersionsAsync()).ShouldContain("2");
        _functions.Notes[^1].ShouldBe($"{Name}: all calls go to version 1 again");
    }

    [Fact]
    public async Task An_alarm_that_is_deleted_takes_the_canary_back()
    {
        When("DescribeAlarms", 3, _functions.DeleteAlarm);

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("second", canary: HalfAnHour));

        error.Message.ShouldStartWith("ai-chef-cook-errors was deleted after");
        _functions.Route().ShouldBe("1");
    }

    [Fact]
    public async Task An_alarm_that_is_already_in_alarm_refuses_the_canary_unless_it_is_ignored()
    {
        _functions.Fail();

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("second", canary: OneMinute));
        error.Kind.ShouldBe(FailureKind.Refused);
        _functions.Route().ShouldBe("1");

        _functions.Ignored.Add("ai-chef-cook-errors");
        await _functions.ReleaseAsync("second", canary: OneMinute);
        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_canary_that_is_cancelled_is_rolled_back()
    {
        using var cancel = new CancellationTokenSource();
        When("DescribeAlarms", 3, cancel.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            _functions.ReleaseAsync("second", canary: HalfAnHour, cancellationToken: cancel.Token)
        );

        _functions.Route().ShouldBe("1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_move_that_is_under_way_when_the_run_is_cancelled_is_rolled_back(bool isCanary)
    {
        using var cancel = new CancellationTokenSource();
        When("UpdateAlias", 1, cancel.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(
            _functions.ReleaseAsync("second", canary: isCanary ? HalfAnHour : null, cancellationToken: cancel.Token)
        );

        _functions.Route().ShouldBe("1");
        _functions.Notes.ShouldBe([$"{Name}: all calls go to version 1 again"]);
    }

    [Fact]
    public async Task What_somebody_else_released_during_a_canary_stays_when_it_ends()
    {
        await _functions.ReleaseAsync("hotfix");
        await _functions.ReleaseAsync("first");
        When("DescribeAlarms", 3, () => _functions.MoveAlias("2"));

        var error = await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("new", canary: HalfAnHour));

        error.Message.ShouldBe($"{Name}: somebody else moved the alias to version 2 during the canary");
        error.Next.ShouldBe("agree on which version should be live, then deploy again");
        _functions.Route().ShouldBe("2");
        _functions.Notes[^1].ShouldBe($"{Name}: somebody else moved the alias to version 2; it is left as it is");
    }

    [Fact]
    public async Task What_somebody_else_released_during_a_canary_stays_when_an_alarm_fires()
    {
        await _functions.ReleaseAsync("hotfix");
        await _functions.ReleaseAsync("first");
        When(
            "DescribeAlarms",
            3,
            () =>
            {
                _functions.MoveAlias("2", "3", 0.5);
                _functions.Fail();
            }
        );

        await Should.ThrowAsync<DeploymentException>(_functions.ReleaseAsync("new", canary: HalfAnHour));

        _functions.Route().ShouldBe("2, 3: 0.5");
    }

    [Fact]
    public async Task What_somebody_else_released_during_a_canary_stays_when_it_is_cancelled()
    {
        await _functions.ReleaseAsync("hotfix");
        await _functions.ReleaseAsync("first");
        using var cancel = new CancellationTokenSource();
        When(
            "DescribeAlarms",
            3,
            () =>
            {
                _functions.MoveAlias("2");
                cancel.Cancel();
            }
        );

        await Should.ThrowAsync<OperationCanceledException>(
            _functions.ReleaseAsync("new", canary: HalfAnHour, cancellationToken: cancel.Token)
        );

        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_share_that_a_killed_run_left_is_reported_and_rolled_back_when_nothing_is_new()
    {
        await _functions.ReleaseAsync("second");
        _functions.MoveAlias("2", "1", 0.3);

        await _functions.ReleaseAsync("second", canary: OneMinute);

        _functions.Cloud.Operations.ShouldNotContain("DescribeAlarms", "nothing is watched when nothing is new");
        _functions.Route().ShouldBe("2");
        _functions.Notes.ShouldBe([
            $"{Name}: a run that ended early left 30 % of the calls on version 1; they go to version 2 again",
        ]);
    }

    [Fact]
    public async Task A_canary_that_was_killed_is_reported_and_watched_again()
    {
        await _functions.ReleaseAsync("second");
        _functions.MoveAlias("1", "2", 0.3);
        var routes = new List<string>();
        WhenAsked("DescribeAlarms", _ => routes.Add(_functions.Route()));

        await _functions.ReleaseAsync("second", canary: OneMinute);

        _functions
            .Notes[0]
            .ShouldBe(
                $"{Name}: a run that ended early left 30 % of the calls "
                    + "on version 2; the canary of version 2 starts again"
            );
        routes.ShouldContain("1, 2: 0.1");
        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_canary_that_was_killed_is_reported_before_all_calls_follow_by_request()
    {
        await _functions.ReleaseAsync("second");
        _functions.MoveAlias("1", "2", 0.3);

        await _functions.ReleaseAsync("second");

        _functions.Notes.ShouldBe([
            $"{Name}: a run that ended early left 30 % of the calls on version 2; all calls go to version 2 now",
        ]);
        _functions.Route().ShouldBe("2");
    }

    [Fact]
    public async Task A_function_that_can_have_a_canary_passes()
    {
        await _functions.Releaser().CheckCanaryAsync([Name], default);

        _functions.Cloud.Operations.ShouldContain("DescribeAlarms");
    }

    [Fact]
    public async Task A_function_whose_live_version_has_another_role_is_refused_before_anything_is_changed()
    {
        await _functions.Cloud.DeployAsync(Stack(512, "kept.zip", role: "OtherRole"));
        _functions.Cloud.Operations.Clear();

        var error = await Should.ThrowAsync<DeploymentException>(
            _functions.Releaser().CheckCanaryAsync([Name], default)
        );

        error.Kind.ShouldBe(FailureKind.Refused);
        error.Message.ShouldStartWith($"{Name}: the new version has another execution role than the live version");
        _functions
            .Cloud.Operations.Distinct(StringComparer.Ordinal)
            .ShouldBe(
                ["DescribeAlarms", "DescribeStacks", "GetFunctionConfiguration", "ListStackResources"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_change_of_the_role_is_refused_before_it_is_executed()
    {
        var options = new StackDeployerOptions { Refuse = CanaryRefusal.For };

        var error = await Should.ThrowAsync<DeploymentException>(
            _functions.Cloud.DeployAsync(Stack(512, "kept.zip", role: "OtherRole"), options)
        );

        error.Kind.ShouldBe(FailureKind.Refused);
        _functions.Cloud.Operations.ShouldNotContain("ExecuteChangeSet");
        (await _functions.Cloud.ChangeSetsAsync()).ShouldBe(0);
        (await _functions.Cloud.DeployAsync(Stack(1024, "kept.zip"), options)).Effect.ShouldBe(StackEffect.Deployed);
    }

    [Fact]
    public async Task A_canary_without_an_alarm_to_watch_is_refused_and_functions_that_are_new_need_none()
    {
        _functions.Ignored.Add("ai-chef-cook-errors");

        var error = await Should.ThrowAsync<DeploymentException>(
            _functions.Releaser().CheckCanaryAsync([Name], default)
        );

        error.Message.ShouldStartWith("canary refused: the deployed stacks have no alarm to watch");
        await _functions.Releaser().CheckCanaryAsync(["ai-chef-unborn"], default);
    }

    /// <summary>Counts the requests for an operation from one on.</summary>
    private void WhenAsked(string wanted, Action<int> act)
    {
        var looks = 0;
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == wanted)
            {
                act(++looks);
            }
        };
    }

    /// <summary>Acts at one of the requests for an operation, counted from one.</summary>
    private void When(string wanted, int at, Action act) =>
        WhenAsked(
            wanted,
            look =>
            {
                if (look == at)
                {
                    act();
                }
            }
        );
}

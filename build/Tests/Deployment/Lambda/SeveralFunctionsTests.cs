using AiChef.Deployment;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>Functions that are released together share one canary: all of them move, or none does.</summary>
public sealed class SeveralFunctionsTests : IAsyncLifetime
{
    private const string Cook = ReleaserFixture.Name;
    private const string Bake = "ai-chef-bake";
    private const string Fry = "ai-chef-fry";

    private static readonly string[] All = [Cook, Bake, Fry];
    private static readonly CanaryPolicy FiveMinutes = new(20, TimeSpan.FromMinutes(5));

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync()
    {
        _functions = await ReleaserFixture.StartAsync();
        var first = _functions.Package("first").Key;
        foreach (var name in All[1..])
        {
            await _functions.Cloud.DeployAsync(ReleaserFixture.Stack(512, first, name: name) with { Name = name });
        }
    }

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Fact]
    public async Task Each_gets_its_share_and_then_all_calls()
    {
        var routes = new List<string>();
        WhenLookedAt(_ => routes.Add(Routes()));

        await ReleaseAsync(FiveMinutes, Cook, Bake, Fry);

        routes.Distinct().ShouldBe(["1; 1; 1", "1, 2: 0.2; 1, 2: 0.2; 1, 2: 0.2"]);
        Routes().ShouldBe("2; 2; 2");
        _functions.Notes.ShouldBe([
            "20 % of the calls go to the new versions of 3 functions for 5 minutes",
            "all calls go to the new versions",
        ]);
    }

    [Fact]
    public async Task An_alarm_of_one_takes_all_back()
    {
        WhenLookedAt(look =>
        {
            if (look == 3)
            {
                _functions.Fail();
            }
        });

        await Should.ThrowAsync<DeploymentException>(ReleaseAsync(FiveMinutes, Cook, Bake, Fry));

        Routes().ShouldBe("1; 1; 1");
        _functions
            .Notes.Skip(1)
            .ShouldBe(All.Select(name => $"{name}: all calls go to version 1 again"), ignoreOrder: true);
    }

    [Fact]
    public async Task What_has_no_new_version_stays_where_it_is()
    {
        await ReleaseAsync(FiveMinutes, Cook, Fry);

        Routes().ShouldBe("2; 1; 2");
        _functions.Notes[0].ShouldBe("20 % of the calls go to the new versions of 2 functions for 5 minutes");
    }

    [Fact]
    public async Task Without_a_canary_all_move_at_once()
    {
        await ReleaseAsync(null, Cook, Bake, Fry);

        Routes().ShouldBe("2; 2; 2");
        _functions.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_somebody_else_moved_in_the_meantime_rolls_back_those_before_it_and_stays()
    {
        var released = ReleaseAsync(null, () => _functions.MoveAlias("1", "2", 0.5, Fry), Cook, Bake, Fry);

        await Should.ThrowAsync<DeploymentException>(released);

        Routes().ShouldBe("1; 1; 1, 2: 0.5");
    }

    private Task ReleaseAsync(CanaryPolicy? canary, params string[] changed) =>
        ReleaseAsync(canary, () => { }, changed);

    /// <summary>Releases all of them, with new code for some.</summary>
    private Task ReleaseAsync(CanaryPolicy? canary, Action prepared, params string[] changed) =>
        _functions.Cloud.Clock.RunAsync(
            async () =>
            {
                var releaser = _functions.Releaser();
                var candidates = new List<ReleaseCandidate>();
                foreach (var name in All)
                {
                    var package = _functions.Package(
                        changed.Contains(name, StringComparer.Ordinal) ? "second" : "first"
                    );
                    candidates.Add(await releaser.PrepareAsync(name, package, _ => Task.CompletedTask, default));
                }
                prepared();
                await releaser.ReleaseAsync(candidates, canary, _ => ["1"], _functions.Outlet, default);
            },
            "the release"
        );

    private string Routes() => string.Join("; ", All.Select(name => _functions.Route(name)));

    private void WhenLookedAt(Action<int> act)
    {
        var looks = 0;
        _functions.Cloud.WhenAsked = operation =>
        {
            if (operation == "DescribeAlarms")
            {
                act(++looks);
            }
        };
    }
}

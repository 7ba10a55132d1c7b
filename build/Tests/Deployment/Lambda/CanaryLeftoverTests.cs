using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>A plain run after one that was killed in the middle of a canary.</summary>
public sealed class CanaryLeftoverTests : IAsyncLifetime
{
    private static readonly CanaryPolicy Widening = new([
        new CanaryStep(10, TimeSpan.FromMinutes(1)),
        new CanaryStep(50, TimeSpan.FromMinutes(1)),
    ]);

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.5, true)]
    [InlineData(0.1, false)]
    [InlineData(0.5, false)]
    public async Task A_share_that_a_killed_run_left_in_any_step_is_told_and_gone_after_a_plain_run(
        double share,
        bool hasCanary
    )
    {
        await _functions.ReleaseAsync("second");
        _functions.MoveAlias("1", "2", share);

        await _functions.ReleaseAsync("second", canary: hasCanary ? Widening : null);

        _functions.Notes[0].ShouldStartWith($"{Name}: a run that ended early left {share * 100} % of the calls on ");
        _functions.Route().ShouldBe("2");
    }
}

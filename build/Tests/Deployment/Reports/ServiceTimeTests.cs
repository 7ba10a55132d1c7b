using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>How long a service and its stacks take.</summary>
public sealed class ServiceTimeTests
{
    private readonly ManualClock _clock = new();
    private readonly RunRecord _run;

    public ServiceTimeTests() => _run = new RunRecord(_clock);

    [Fact]
    public void Steps_stand_in_their_order_and_the_last_one_has_its_time()
    {
        _clock.Advance(TimeSpan.FromSeconds(2));
        _run.Of("x").Step("first");
        _clock.Advance(TimeSpan.FromSeconds(3));
        _run.Of("x").Step("second");
        _clock.Advance(TimeSpan.FromSeconds(4));

        Report("x").Steps.ShouldBe(["first", "second"]);
        Report("x").LastStep.ShouldBe(TimeSpan.FromSeconds(5));
        _run.Elapsed.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void A_service_takes_from_its_first_stack_to_its_last_stack_or_step()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        var first = _run.Of("x").Begin("a");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = _run.Of("x").Begin("b");
        _clock.Advance(TimeSpan.FromSeconds(2));
        first.Fail(new InvalidOperationException());
        _clock.Advance(TimeSpan.FromSeconds(4));
        second.Fail(new InvalidOperationException());
        _clock.Advance(TimeSpan.FromSeconds(100));
        Report("x").Duration.ShouldBe(TimeSpan.FromSeconds(7));
        Report("x").Stacks.Select(stack => stack.Started.TotalSeconds).ShouldBe([10, 11]);
        Report("x").Stacks.Select(stack => stack.Duration.TotalSeconds).ShouldBe([3, 6]);

        _run.Of("x").Step("released");

        Report("x").Duration.ShouldBe(TimeSpan.FromSeconds(107));
    }

    [Fact]
    public void A_stack_takes_time_until_it_has_ended()
    {
        var stack = _run.Of("x").Begin("a");
        _clock.Advance(TimeSpan.FromSeconds(1));
        stack.Report().Duration.ShouldBe(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        stack.Report().Duration.ShouldBe(TimeSpan.FromSeconds(2));
    }

    private ServiceReport Report(string service) => _run.Of(service).Report("X", ServiceResult.Skipped);
}

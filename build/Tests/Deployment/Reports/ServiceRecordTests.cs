using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>What is kept of one service while it is deployed.</summary>
public sealed class ServiceRecordTests
{
    private readonly ManualClock _clock = new();
    private readonly RunRecord _run;

    public ServiceRecordTests() => _run = new RunRecord(_clock);

    [Fact]
    public void A_service_has_one_record_and_its_stacks_stand_in_order()
    {
        _run.Of("x").Begin("b");
        _run.Of("x").Begin("a");
        _run.Of("y").Begin("c");

        _run.Of("x").ShouldBeSameAs(_run.Of("x"));
        Report("x").Stacks.Select(stack => stack.Stack).ShouldBe(["a", "b"]);
        Report("y").Stacks.Select(stack => stack.Stack).ShouldBe(["c"]);
    }

    [Fact]
    public void Nothing_is_known_of_a_service_that_has_not_begun()
    {
        var report = Report("x");

        report.Title.ShouldBe("X");
        report.Subject.ShouldBe("X");
        report.Result.ShouldBe(ServiceResult.Skipped);
        report.Stacks.ShouldBeEmpty();
        report.Steps.ShouldBeEmpty();
        report.LastStep.ShouldBeNull();
        report.Summary.ShouldBeNull();
        report.Failure.ShouldBeNull();
        report.Duration.ShouldBeNull();
    }

    [Fact]
    public void The_last_summary_counts()
    {
        _run.Of("x").Summarize("7 functions");
        _run.Of("x").Summarize("7 functions, 1 released");

        Report("x").Summary.ShouldBe("7 functions, 1 released");
    }

    private ServiceReport Report(string service) => _run.Of(service).Report("X", ServiceResult.Skipped);
}

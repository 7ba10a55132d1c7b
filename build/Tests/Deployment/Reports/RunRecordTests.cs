using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

public sealed class RunRecordTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly RunRecord _run;

    public RunRecordTests() => _run = new RunRecord(_clock);

    public void Dispose() => _clock.Dispose();

    [Fact]
    public void A_stack_is_kept_as_it_was_found_first_and_as_its_events_say_last()
    {
        var record = Begin();
        Tell(record, new StackFound("s", "ROLLBACK_COMPLETE"), new StackFound("s", null));
        Tell(
            record,
            new ChangesPlanned("s", [new PlannedChange("Add", "A", "T", null, null, null)]),
            new OperationStarted("s", "arn:c", "token"),
            new CallsRepeated("s", 7)
        );
        Tell(
            record,
            Event("s", "s", "CREATE_IN_PROGRESS"),
            Event("s", "A", "CREATE_FAILED"),
            Event("s/Nested", "Nested", "DELETE_COMPLETE"),
            Event("s", "s", "ROLLBACK_IN_PROGRESS")
        );

        var report = record.Report();

        (report.Before, report.After).ShouldBe(("ROLLBACK_COMPLETE", "ROLLBACK_IN_PROGRESS"));
        (report.ChangeSetId, report.OperationId).ShouldBe(("arn:c", "token"));
        report.Changes.Single().LogicalId.ShouldBe("A");
        report.Retries.ShouldBe(7);
        report.Effect.ShouldBeNull();
    }

    [Fact]
    public void An_ended_stack_no_longer_takes_time()
    {
        var record = Begin();
        record.End(
            new StackOutcome(
                "s",
                "arn:s",
                StackEffect.Deployed,
                "CREATE_COMPLETE",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["K"] = "v" },
                [],
                TimeSpan.FromSeconds(1)
            )
        );
        var report = record.Report();

        _clock.Advance(TimeSpan.FromSeconds(1));

        record.Report().Duration.ShouldBe(report.Duration);
        (report.Effect, report.After, report.Outputs["K"]).ShouldBe((StackEffect.Deployed, "CREATE_COMPLETE", "v"));
    }

    [Fact]
    public void The_first_failure_of_a_service_is_the_one_that_is_reported()
    {
        _run.Of("x").Fail(new DeploymentException(FailureKind.Failed, "first", ["more"]) { Next = "again" });
        _run.Of("x").Fail(new DeploymentException(FailureKind.Failed, "second"));

        var failure = _run.Of("x").Report("X", ServiceResult.Failed).Failure!;

        failure.Cause.ShouldBe("first");
        failure.Details.ShouldBe(["more"]);
        failure.Next.ShouldBe("again");
    }

    [Fact]
    public void Of_an_unexpected_exception_only_the_type_is_reported() =>
        FailureReport
            .Of(new InvalidOperationException("the password is hunter2"))
            .Cause.ShouldBe("InvalidOperationException; see the log");

    private StackRecord Begin() => _run.Of("x").Begin("s");

    private static void Tell(IProgress<StackProgress> record, params StackProgress[] told)
    {
        foreach (var each in told)
        {
            record.Report(each);
        }
    }

    private static StackEventSeen Event(string stack, string id, string status) =>
        new(
            stack,
            DateTimeOffset.UnixEpoch,
            status,
            id,
            id == "A" ? "AWS::SSM::Parameter" : "AWS::CloudFormation::Stack",
            null
        );
}

using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Discord;
using AiChef.Deployment.Reports;
using AiChef.Tests.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

public sealed class ServiceNoticesTests
{
    private static readonly TestReport Passed = new("Passed: 28", null);
    private static readonly TestReport Failed = new(
        "failed",
        new FailureReport("the integration tests failed", [], null)
    );

    [Fact]
    public void Each_service_has_a_notice_also_one_that_was_left_out()
    {
        var notices = ServiceNotices.Of(SampleReport.Mixed);

        notices
            .Select(n => (n.Title, n.Succeeded))
            .ShouldBe([("DynamoDB", true), ("Step Functions", false), ("Lambda Functions", false)]);
        notices[0].Changes.ShouldBe("1 to modify");
        notices[0].Duration.ShouldBe(TimeSpan.FromSeconds(2));
        notices[1].Cause.ShouldBe("it broke\nhint: mend | it");
        notices[1].Next.ShouldBe("./build.sh DeployStepFunctions");
        notices[2].Cause.ShouldBe("skipped because DeployStepFunctions failed");
    }

    [Theory]
    [InlineData(StackEffect.Deployed, "AI Chef workflow deployed successfully")]
    [InlineData(StackEffect.Unchanged, "AI Chef workflow is up to date; nothing changed")]
    public void A_success_says_what_was_deployed(StackEffect effect, string sentence)
    {
        var workflow = new ServiceReport
        {
            Title = "Step Functions",
            Subject = "AI Chef workflow",
            Result = ServiceResult.Succeeded,
            Stacks = [SampleReport.Stack("a", 2, 3) with { Effect = effect }],
        };

        ServiceNotices.Of(SampleReport.Mixed with { Services = [workflow] }).Single().Success.ShouldBe(sentence);
    }

    [Fact]
    public void A_failure_says_nothing_of_success() =>
        ServiceNotices
            .Of(SampleReport.Mixed)
            .Where(notice => !notice.Succeeded)
            .ShouldAllBe(notice => notice.Success == null);

    [Fact]
    public void The_steps_of_a_canary_are_reported()
    {
        var notice = ServiceNotices
            .Of(
                SampleReport.Mixed with
                {
                    Services =
                    [
                        new ServiceReport
                        {
                            Title = "Lambda Functions",
                            Result = ServiceResult.Failed,
                            Steps =
                            [
                                "10 % of the calls go to the new versions",
                                "recipe: all calls go to version 3 again",
                            ],
                            Failure = new FailureReport("an alarm went off", [], null),
                        },
                    ],
                }
            )
            .Single();

        notice.Cause.ShouldBe(
            "an alarm went off\n10 % of the calls go to the new versions\nrecipe: all calls go to version 3 again"
        );
    }

    [Fact]
    public void A_service_takes_as_long_as_from_its_first_stack_to_its_last() =>
        ServiceNotices
            .Of(
                SampleReport.Mixed with
                {
                    Services =
                    [
                        new ServiceReport
                        {
                            Title = "X",
                            Result = ServiceResult.Succeeded,
                            Stacks = [SampleReport.Stack("a", 2, 3), SampleReport.Stack("b", 4, 5)],
                        },
                    ],
                }
            )
            .Single()
            .Duration.ShouldBe(TimeSpan.FromSeconds(7));

    [Fact]
    public void A_canary_counts_for_how_long_its_service_took() =>
        ServiceNotices
            .Of(
                SampleReport.Mixed with
                {
                    Services =
                    [
                        new ServiceReport
                        {
                            Title = "X",
                            Result = ServiceResult.Succeeded,
                            Stacks = [SampleReport.Stack("a", 2, 3)],
                            Steps = ["all calls go to the new versions"],
                            LastStep = TimeSpan.FromMinutes(30),
                        },
                    ],
                }
            )
            .Single()
            .Duration.ShouldBe(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(2));

    [Fact]
    public void What_came_along_unchanged_is_no_news()
    {
        var unchanged = SampleReport.Mixed.Services[0] with
        {
            IsDependency = true,
            Stacks = [SampleReport.Stack("a", 0, 1) with { Effect = StackEffect.Unchanged }],
        };

        ServiceNotices.Of(SampleReport.Mixed with { Services = [unchanged] }).ShouldBeEmpty();
        ServiceNotices
            .Of(SampleReport.Mixed with { Services = [unchanged with { IsDependency = false }] })
            .Single()
            .Changes.ShouldBe("unchanged");
        ServiceNotices
            .Of(SampleReport.Mixed with { Services = [SampleReport.Mixed.Services[0] with { IsDependency = true }] })
            .Count.ShouldBe(1);
        ServiceNotices
            .Of(SampleReport.Mixed with { Services = [unchanged with { Result = ServiceResult.Failed }] })
            .Count.ShouldBe(1);
    }

    [Fact]
    public void Functions_that_were_released_past_unchanged_stacks_are_a_change()
    {
        var released = SampleReport.Mixed.Services[0] with
        {
            Summary = "7 functions, 1 released",
            Stacks = [SampleReport.Stack("a", 0, 1) with { Effect = StackEffect.Unchanged }],
        };

        ServiceNotices
            .Of(SampleReport.Mixed with { Services = [released] })
            .Single()
            .Changes.ShouldBe("7 functions, 1 released");
        ServiceNotices
            .Of(SampleReport.Mixed with { Services = [released with { Stacks = [SampleReport.Stack("a", 0, 1)] }] })
            .Single()
            .Changes.ShouldBe("1 to modify; 7 functions, 1 released");
    }

    [Fact]
    public void Tests_that_passed_after_a_deployment_are_not_reported() =>
        ServiceNotices.Of(SampleReport.Mixed with { Tests = Passed }).ShouldNotContain(n => n.IsTest);

    [Fact]
    public void Tests_that_failed_are_reported_after_the_services()
    {
        var notices = ServiceNotices.Of(SampleReport.Mixed with { Tests = Failed });

        notices.Select(n => n.IsTest).ShouldBe([.. Enumerable.Repeat(false, notices.Count - 1), true]);
        notices.Count.ShouldBe(ServiceNotices.Of(SampleReport.Mixed with { Tests = null }).Count + 1);
        (notices[^1].Succeeded, notices[^1].Cause).ShouldBe((false, "the integration tests failed"));
    }

    [Fact]
    public void A_run_for_the_tests_alone_reports_them()
    {
        var notice = ServiceNotices.Of(SampleReport.Mixed with { Services = [], Tests = Passed }).Single();

        (notice.Title, notice.IsTest, notice.Succeeded, notice.Changes).ShouldBe(
            ("Integration Tests", true, true, "Passed: 28")
        );
    }
}

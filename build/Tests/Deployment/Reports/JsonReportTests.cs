using System.Text.Json;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

public sealed class JsonReportTests
{
    private static readonly string Snapshot = Path.Combine(
        RepositoryRoot.Path,
        "build",
        "Tests",
        "Deployment",
        "Reports",
        "deployment.snapshot.json"
    );

    [Fact]
    public void Each_stack_is_reported_in_full()
    {
        var report = JsonDocument.Parse(JsonReport.Of(SampleReport.Mixed with { Retries = 3 })).RootElement;
        var service = report.GetProperty("services")[0];
        var stack = service.GetProperty("stacks")[0];

        report.GetProperty("retries").GetInt32().ShouldBe(3);
        report.GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        service.GetProperty("result").GetString().ShouldBe("succeeded");
        stack.GetProperty("effect").GetString().ShouldBe("deployed");
        stack.GetProperty("before").GetString().ShouldBe("CREATE_COMPLETE");
        stack.GetProperty("after").GetString().ShouldBe("UPDATE_COMPLETE");
        stack.GetProperty("operationId").GetString().ShouldBe("ai-chef-1");
        stack.GetProperty("changeSetId").GetString().ShouldBe("arn:change-set");
        stack.GetProperty("retries").GetInt32().ShouldBe(0);
        stack.GetProperty("started").GetDouble().ShouldBe(1);
        stack.GetProperty("duration").GetDouble().ShouldBe(2);
        stack.GetProperty("changes")[0].GetProperty("logicalId").GetString().ShouldBe("Table");
        stack.GetProperty("outputs").GetProperty("TableName").GetString().ShouldBe("sessions_1");
    }

    [Fact]
    public void The_whole_text_is_as_programs_read_it()
    {
        var report = SampleReport.Mixed with
        {
            IsDryRun = true,
            Services =
            [
                new ServiceReport
                {
                    Title = "Lambda Functions",
                    Result = ServiceResult.Skipped,
                    Summary = "7 functions",
                    Steps = ["moved"],
                    Stacks =
                    [
                        SampleReport.Stack("ai-chef-recipe", 1, 2) with
                        {
                            Outputs = new Dictionary<string, string>(StringComparer.Ordinal)
                            {
                                ["B"] = "2",
                                ["A"] = "1",
                            },
                            Changes =
                            [
                                new PlannedChange("Remove", "Table", "AWS::DynamoDB::Table", "True", "Delete", "t"),
                            ],
                            Failure = new FailureReport("it broke", ["at: line 1"], "again"),
                        },
                    ],
                },
                new ServiceReport { Title = "Empty", Result = ServiceResult.Failed },
            ],
            Tests = new TestReport("failed", new FailureReport("no answer", [], null)),
        };

        JsonReport.Of(report).ShouldBe(File.ReadAllText(Snapshot).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_failure_is_reported_with_what_to_do_next()
    {
        var failure = JsonDocument
            .Parse(JsonReport.Of(SampleReport.Mixed))
            .RootElement.GetProperty("services")[1]
            .GetProperty("failure");

        failure.GetProperty("cause").GetString().ShouldBe("it broke");
        failure.GetProperty("next").GetString().ShouldBe("./build.sh DeployStepFunctions");
    }

    [Fact]
    public void What_is_not_there_is_not_there_behind_the_mask_either()
    {
        var masked = ReportMask.Of(SampleReport.Mixed, text => $"<{text}>");

        masked.Tests.ShouldBeNull();
        masked.Environment.ShouldBe("<dev>");
        masked.Services[0].Summary.ShouldBeNull();
        masked.Services[0].Failure.ShouldBeNull();
        masked.Services[0].Stacks[0].Changes[0].PhysicalId.ShouldBe("<t>");
        masked.Services[0].Stacks[0].Changes[0].Values[0].After.ShouldBe("<PAY_PER_REQUEST>");
        masked.Services[0].Stacks[0].Events.Select(each => each.Reason).ShouldBe([null, "<it broke>"]);
        masked.Services[2].Failure!.Next.ShouldBeNull();
        ReportMask
            .Of(SampleReport.Mixed with { Tests = new TestReport("passed", null) }, text => $"<{text}>")
            .Tests.ShouldBe(new TestReport("<passed>", null));
    }

    [Fact]
    public void No_renderer_sees_a_secret()
    {
        const string secret = "s*cr_t\"&1";
        var report = SampleReport.Mixed with
        {
            Services =
            [
                new ServiceReport
                {
                    Title = "X",
                    Result = ServiceResult.Failed,
                    Steps = [$"step {secret}"],
                    Stacks =
                    [
                        SampleReport.Stack("s", 0, 1) with
                        {
                            Outputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["Key"] = secret },
                            Changes =
                            [
                                new PlannedChange("Modify", "A", "B", null, null, secret)
                                {
                                    Values = [new PropertyChange("/Properties/C", secret, $"{secret}{secret}")],
                                },
                            ],
                            Events = [new EventReport(DateTimeOffset.UnixEpoch, "s", "A", "B", "FAILED", secret)],
                            Failure = new FailureReport($"cause {secret}", [], null),
                        },
                    ],
                    Failure = new FailureReport($"cause {secret}", [$"detail {secret}"], $"next {secret}"),
                },
            ],
            Tests = new TestReport($"result {secret}", new FailureReport(secret, [], null)),
        };

        var masked = ReportMask.Of(report, text => text.Replace(secret, "***", StringComparison.Ordinal));

        foreach (
            var text in new[] { JsonReport.Of(masked), MarkdownReport.Of(masked), HtmlReport.Of(JsonReport.Of(masked)) }
        )
        {
            text.ShouldNotContain("s*cr");
            text.ShouldNotContain("s&#42;cr");
        }
        masked.Services[0].Failure!.Next.ShouldBe("next ***");
    }
}

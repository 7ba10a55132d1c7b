using System.Text.Json;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void Each_stack_is_told_in_full()
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
    public void A_failure_is_told_with_what_to_do_next()
    {
        var failure = JsonDocument
            .Parse(JsonReport.Of(SampleReport.Mixed))
            .RootElement.GetProperty("services")[1]
            .GetProperty("failure");

        failure.GetProperty("cause").GetString().ShouldBe("it broke");
        failure.GetProperty("next").GetString().ShouldBe("./build.sh DeployStepFunctions");
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
                            Failure = new FailureReport($"cause {secret}", [], null),
                        },
                    ],
                    Failure = new FailureReport($"cause {secret}", [$"detail {secret}"], $"next {secret}"),
                },
            ],
            Tests = new TestReport($"result {secret}", new FailureReport(secret, [], null)),
        };

        var masked = ReportMask.Of(report, text => text.Replace(secret, "***", StringComparison.Ordinal));

        foreach (var text in new[] { JsonReport.Of(masked), MarkdownReport.Of(masked) })
        {
            text.ShouldNotContain("s*cr");
            text.ShouldNotContain("s&#42;cr");
        }
        masked.Services[0].Failure!.Next.ShouldBe("next ***");
    }
}

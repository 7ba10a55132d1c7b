using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>What is told of integration tests, steps and plans in a page.</summary>
public sealed class TestedReportTests
{
    [Theory]
    [InlineData(false, "| Integration tests |  | ✅ passed | 7 of 7 |  |")]
    [InlineData(true, "| Integration tests |  | ❌ failed | 7 of 7 |  |")]
    public void Tests_have_a_row_with_their_result(bool hasFailed, string row)
    {
        var failure = hasFailed ? new FailureReport("one failed", [], null) : null;

        Page(SampleReport.Mixed with { Tests = new TestReport("7 of 7", failure) }).ShouldContain($"\n{row}\n");
    }

    [Fact]
    public void Without_tests_there_is_no_row() => Page(SampleReport.Mixed).ShouldNotContain("Integration tests");

    [Fact]
    public void Steps_stand_under_the_title_of_their_service() =>
        Page(WithFirst(service => service with { Steps = ["released 2", "pruned 1"] }))
            .ShouldContain("\n**DynamoDB**\n\n- released 2\n- pruned 1\n");

    [Fact]
    public void A_plan_is_told_with_its_sign_and_its_detail() =>
        Page(
                WithFirst(service =>
                    service with
                    {
                        Stacks =
                        [
                            service.Stacks[0] with
                            {
                                Forecast = new StackForecast(ForecastKind.Unknown, "A_STATUS") { Reason = "busy" },
                            },
                        ],
                    }
                )
            )
            .ShouldContain("| ❔ cannot be foreseen | busy (A&#95;STATUS) |");

    [Fact]
    public void Rows_that_do_not_fit_are_counted()
    {
        var services = Enumerable.Repeat(SampleReport.Mixed.Services[0], 50);

        var page = MarkdownReport.Of(SampleReport.Mixed with { Services = [.. services] }, longest: 4000);

        var rows = page.Split('\n').Count(line => line.StartsWith("| DynamoDB |", StringComparison.Ordinal));
        rows.ShouldBeInRange(1, 49);
        page.ShouldContain($"| and {50 - rows} more |");
    }

    private static RunReport WithFirst(Func<ServiceReport, ServiceReport> change) =>
        SampleReport.Mixed with
        {
            Services = [change(SampleReport.Mixed.Services[0])],
        };

    private static string Page(RunReport report) => MarkdownReport.Of(report);
}

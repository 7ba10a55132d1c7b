using System.Text;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void A_run_is_this_very_page() =>
        MarkdownReport
            .Of(SampleReport.Mixed)
            .ShouldBe(
                """
                ## ❌ Deployment to dev failed

                Commit [0123456](https://github.com/a/b/commit/0123456789abcdef), 2026-03-04 05:06:07 UTC, 1 min 15 s.

                > [!CAUTION]
                > **Step Functions**: it broke
                > - hint: mend &#124; it
                >
                > Next: ./build.sh DeployStepFunctions

                > [!CAUTION]
                > **Lambda Functions**: skipped because DeployStepFunctions failed

                | Service | Stack | Result | Changes | Time |
                | --- | --- | --- | --- | ---: |
                | DynamoDB | ai-chef-dynamodb | ✅ updated | 1 to modify | 2.0 s |
                | Step Functions | ai-chef-stepfunctions | ❌ UPDATE&#95;ROLLBACK&#95;COMPLETE | it broke | 4.0 s |
                | Lambda Functions |  | ⏭️ skipped | skipped because DeployStepFunctions failed |  |

                ```mermaid
                gantt
                    title Timeline
                    dateFormat x
                    axisFormat %M:%S
                    section DynamoDB
                    ai-chef-dynamodb, 2.0 s :1000, 3000
                    section Step Functions
                    ai-chef-stepfunctions, 4.0 s :crit, 1000, 5000
                ```

                <details><summary>Changes of ai-chef-dynamodb</summary>

                - &#126; Table (AWS::DynamoDB::Table)

                </details>

                <details><summary>Outputs of ai-chef-dynamodb</summary>

                - TableName = sessions&#95;1

                </details>

                <details><summary>Changes of ai-chef-stepfunctions</summary>

                - &#126; Table (AWS::DynamoDB::Table)

                </details>

                <details><summary>Outputs of ai-chef-stepfunctions</summary>

                - TableName = sessions&#95;1

                </details>

                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void A_text_of_unknown_origin_stays_text()
    {
        var page = MarkdownReport.Of(
            SampleReport.Mixed with
            {
                Services =
                [
                    new ServiceReport
                    {
                        Title = "X",
                        Result = ServiceResult.Failed,
                        Failure = new FailureReport("a | b\n## c <img src=x> [d](e) @team #1 `f`", [], null),
                    },
                ],
            }
        );

        page.ShouldContain("a &#124; b &#35;&#35; c &#60;img src=x&#62; &#91;d&#93;(e) &#64;team &#35;1 &#96;f&#96;");
        page.ShouldNotContain("@team");
        page.ShouldNotContain("<img");
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(2_000, true)]
    [InlineData(1_048_576, false)]
    public void A_page_that_does_not_fit_is_cut_between_its_parts_and_says_so(int longest, bool isCut)
    {
        var page = MarkdownReport.Of(
            SampleReport.Mixed with
            {
                Services =
                [
                    new ServiceReport
                    {
                        Title = "X",
                        Result = ServiceResult.Succeeded,
                        Stacks = [.. Enumerable.Range(0, 50).Select(i => SampleReport.Stack($"stack-{i}", i, 1))],
                    },
                ],
            },
            longest
        );

        Encoding.UTF8.GetByteCount(page).ShouldBeLessThanOrEqualTo(longest);
        page.Contains("The rest did not fit", StringComparison.Ordinal).ShouldBe(isCut);
        (page.Split("```").Length % 2).ShouldBe(1);
    }

    [Fact]
    public void Ten_thousand_stacks_stay_below_the_limit_of_a_job_summary()
    {
        var stack = SampleReport.Stack(new string('x', 128), 0, 1) with
        {
            Failure = new FailureReport(new string('€', 400), [], null),
            Effect = null,
        };
        var page = MarkdownReport.Of(
            SampleReport.Mixed with
            {
                Services =
                [
                    new ServiceReport
                    {
                        Title = "X",
                        Result = ServiceResult.Failed,
                        Stacks = [.. Enumerable.Repeat(stack, 10_000)],
                    },
                ],
            }
        );

        Encoding.UTF8.GetByteCount(page).ShouldBeLessThanOrEqualTo(MarkdownReport.Longest);
        page.ShouldContain("€");
    }

    [Theory]
    [InlineData(null, StackEffect.Deployed, "✅ created")]
    [InlineData("REVIEW_IN_PROGRESS", StackEffect.Deployed, "✅ created")]
    [InlineData("UPDATE_COMPLETE", StackEffect.Deployed, "✅ updated")]
    [InlineData("UPDATE_COMPLETE", StackEffect.Unchanged, "✅ unchanged")]
    public void The_result_of_a_stack_is_reported(string? before, StackEffect effect, string told) =>
        MarkdownReport
            .Of(
                SampleReport.Mixed with
                {
                    Services =
                    [
                        new ServiceReport
                        {
                            Title = "X",
                            Result = ServiceResult.Succeeded,
                            Stacks = [SampleReport.Stack("s", 0, 1) with { Before = before, Effect = effect }],
                        },
                    ],
                }
            )
            .ShouldContain($"| X | s | {told} |");

    [Fact]
    public void A_canary_has_its_bar_in_the_timeline() =>
        MarkdownReport
            .Of(
                SampleReport.Mixed with
                {
                    Services =
                    [
                        new ServiceReport
                        {
                            Title = "X",
                            Result = ServiceResult.Succeeded,
                            Stacks = [SampleReport.Stack("a", 1, 2)],
                            Steps = ["10 % of the calls"],
                            LastStep = TimeSpan.FromSeconds(63),
                        },
                    ],
                }
            )
            .ShouldContain("    a, 2.0 s :1000, 3000\n    release, 1 min 0 s :active, 3000, 63000\n");

    [Fact]
    public void A_dry_run_says_that_it_changed_nothing()
    {
        var page = MarkdownReport.Of(
            SampleReport.Mixed with
            {
                IsDryRun = true,
                Services = [SampleReport.Mixed.Services[0]],
            }
        );

        page.ShouldStartWith("## 🔍 What a deployment to dev would change\n");
        page.ShouldContain("Nothing was executed.");
    }

    [Fact]
    public void Failed_tests_are_reported_with_their_cause()
    {
        var page = MarkdownReport.Of(
            SampleReport.Mixed with
            {
                Services = [SampleReport.Mixed.Services[0]],
                Tests = new TestReport("failed", new FailureReport("the integration tests failed", ["Failed A"], null)),
            }
        );

        page.ShouldStartWith("## ❌ Tests failed on dev\n");
        page.ShouldContain("> **Integration tests**: the integration tests failed\n> - Failed A\n");
    }
}

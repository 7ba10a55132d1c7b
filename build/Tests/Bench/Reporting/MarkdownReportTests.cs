using AiChef.Bench.Cases;
using AiChef.Bench.Reporting;
using AiChef.Tests.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Reporting;

public sealed class MarkdownReportTests
{
    private static readonly Conditions Conditions = new([("CPU", "Fast CPU, 2 cores")]);

    [Fact]
    public void A_case_is_a_table_with_the_ratio_to_the_first_command()
    {
        var page = Page(
            new CaseResult(
                "One stack",
                [
                    SampleSeries.Of("ours", SampleSeries.Calls(("DescribeStacks", 2)), 1, 2, 3),
                    SampleSeries.Of("theirs", 4),
                ]
            )
        );

        page.ShouldEndWith(
            """

            | measured with | |
            |---|---|
            | CPU | Fast CPU, 2 cores |

            ## One stack

            | command | runs | median | shortest | longest | CPU | calls | ratio |
            |---|---:|---:|---:|---:|---:|---:|---:|
            | `ours` | 3 | 2.00 s | 1.00 s | 3.00 s | 1.00 s | 2 | – |
            | `theirs` | 1 | 4.00 s | 4.00 s | 4.00 s | 2.00 s | – | 0.50 |

            | command | its calls |
            |---|---|
            | `ours` | DescribeStacks 2 |

            """.ReplaceLineEndings("\n"),
            Case.Sensitive
        );
    }

    [Fact]
    public void The_end_after_the_stack_has_a_column_where_it_was_measured()
    {
        var series = SampleSeries.Of("ours", 41);
        var sample = series.Samples[0] with { AfterStack = TimeSpan.FromSeconds(0.4) };

        var page = Page(new CaseResult("Slow", [series with { Samples = [sample] }]));

        page.ShouldContain("| ratio | after the stack's end |\n");
        page.ShouldContain("| – | – | 0.40 s |\n");
    }

    [Fact]
    public void Short_times_are_in_milliseconds_and_what_is_no_comparison_has_no_ratio() =>
        Page(new CaseResult("One", [SampleSeries.Of("a", 0.1), SampleSeries.Of("b", 0.0123)]) { IsComparison = false })
            .ShouldEndWith(
                """
                | `a` | 1 | 0.10 s | 0.10 s | 0.10 s | 50.0 ms | – | – |
                | `b` | 1 | 12.3 ms | 12.3 ms | 12.3 ms | 6.2 ms | – | – |

                """.ReplaceLineEndings("\n"),
                Case.Sensitive
            );

    [Fact]
    public void Notes_follow_the_table() =>
        Page(new CaseResult("One", [SampleSeries.Of("ours", 1)]) { Notes = ["Nothing is throttled."] })
            .ShouldEndWith("|\n\nNothing is throttled.\n", Case.Sensitive);

    [Fact]
    public void A_line_of_prose_fits_on_a_page() =>
        Page(new CaseResult("One", [SampleSeries.Of("ours", 1)]))
            .Split('\n')
            .Where(line => !line.StartsWith('|'))
            .Max(line => line.Length)
            .ShouldBeLessThanOrEqualTo(120);

    [Theory]
    [InlineData(0.0123, "0.012")]
    [InlineData(0.123, "0.12")]
    [InlineData(6.789, "6.79")]
    public void A_ratio_has_digits_that_count(double value, string text) => MarkdownReport.Ratio(value).ShouldBe(text);

    private static string Page(CaseResult result) => MarkdownReport.Of(Conditions, [result], picture: null);
}

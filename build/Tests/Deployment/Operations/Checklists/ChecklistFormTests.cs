using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>A checklist as Markdown and as a page.</summary>
public sealed class ChecklistFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 5, 23, 0, TimeSpan.Zero);

    private static readonly ChecklistReport Report = new()
    {
        Rhythm = ChecklistRhythm.Weekly,
        Environment = "staging",
        Place = "AWS us-east-1",
        Period = ChecklistPeriod.Of(ChecklistRhythm.Weekly, Now),
        Findings =
        [
            new("Backups", HealthState.Unhealthy, "there is <none>") { Command = "Backup" },
            new("Cost drivers", HealthState.Healthy, "about $1 | an estimate")
            {
                Evidence = new(
                    ["DRIVER", "AMOUNT"],
                    [
                        ["calls & more", "12"],
                    ]
                ),
                Command = "Diagnose",
            },
        ],
    };

    [Fact]
    public void The_period_begins_on_a_whole_hour_and_has_the_same_length_before_it()
    {
        Report.Period.From.ShouldBe(new DateTimeOffset(2026, 4, 27, 5, 0, 0, TimeSpan.Zero));
        Report.Period.Preceding().ShouldBe(new(Report.Period.From - TimeSpan.FromDays(7), Report.Period.From));
    }

    [Fact]
    public void Markdown_has_every_point_with_its_evidence_and_the_next_command_of_what_is_red()
    {
        var text = ChecklistMarkdown.Of(Report, " --environment staging");

        text.ShouldStartWith("## Weekly checklist of staging: 1 of 2 points in order\n");
        text.ShouldContain("AWS us-east-1, 2026-04-27 05:00 to 2026-05-04 05:23 UTC");
        text.ShouldContain("\nNext: `./build.sh Backup --environment staging`\n");
        text.ShouldNotContain("Diagnose");
        text.ShouldContain("\n| DRIVER | AMOUNT |\n| --- | --- |\n| calls ");
        text.ShouldNotContain("<none>");
    }

    [Fact]
    public void The_page_needs_nothing_else_and_reads_no_text_as_markup()
    {
        var page = ChecklistPage.Of(Report, "");

        page.ShouldStartWith("<!doctype html>");
        page.ShouldContain("there is &lt;none&gt;");
        page.ShouldContain("<span class=\"state bad\">to do</span>");
        page.ShouldContain("<td>calls &amp; more</td>");
        page.ShouldContain("--good-back");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("src=");
        page.ShouldNotContain("{{");
    }
}

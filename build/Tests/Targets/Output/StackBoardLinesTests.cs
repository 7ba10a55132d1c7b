using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class StackBoardLinesTests
{
    private static readonly StackBoardLines Plain = new(hasColors: false);

    [Fact]
    public void Rows_stand_in_columns_with_a_spinner_or_how_they_ended() =>
        Plain
            .Of(
                [
                    new("ai-chef-dynamodb", "CREATE_COMPLETE", "deployed (8 to add)", TimeSpan.FromSeconds(3), true),
                    new("ai-chef-api", "ROLLBACK_COMPLETE", "no [red]luck[/]", TimeSpan.FromSeconds(4), false),
                    new("ai-chef-price", "CREATE_IN_PROGRESS", "Role CREATE_COMPLETE", TimeSpan.FromSeconds(65), null),
                ],
                frame: 0,
                width: 90,
                height: 10
            )
            .Select(Unstyled)
            .ShouldBe([
                "✓ ai-chef-dynamodb CREATE_COMPLETE    0:03 deployed (8 to add)",
                "✗ ai-chef-api      ROLLBACK_COMPLETE  0:04 no [red]luck[/]",
                "⠋ ai-chef-price    CREATE_IN_PROGRESS 1:05 Role CREATE_COMPLETE",
            ]);

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(20)]
    public void No_line_is_broken_however_narrow_the_terminal_is(int width)
    {
        var last = string.Concat(Enumerable.Repeat("Bücher 料理 was refused, ", 20));
        StackRowText row = new(
            "ai-chef-nutrition-calculator",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            last,
            TimeSpan.FromMinutes(61),
            null
        );

        var lines = Plain.Of([row, row], frame: 7, width, height: 10).Select(Unstyled).ToList();
        lines.Count.ShouldBe(2);
        var line = lines[0];

        line.ShouldEndWith("…");
        line.Sum(c => c > '\u3000' ? 2 : 1).ShouldBeLessThan(width);
    }

    [Fact]
    public void More_rows_than_the_terminal_is_high_are_counted()
    {
        var rows = Enumerable.Range(1, 9).Select(n => new StackRowText($"s{n}", "new", "", TimeSpan.Zero, null));

        var lines = Plain.Of([.. rows], frame: 0, width: 80, height: 4);

        lines.Count.ShouldBe(4);
        lines[^1].ShouldBe("  and 6 more");
    }

    [Fact]
    public void Colours_are_written_only_when_they_are_wanted()
    {
        StackRowText row = new("a", "CREATE_FAILED", "cause", TimeSpan.Zero, false);

        Plain.Of([row], 0, 80, 10).Single().ShouldNotContain("\e[3");
        Plain.Of([row], 0, 80, 10).Single().ShouldNotContain("\e[9");
        new StackBoardLines(hasColors: true).Of([row], 0, 80, 10).Single().ShouldContain("\e[91m✗");
    }

    [Fact]
    public void Nothing_is_drawn_without_rows() => Plain.Of([], 0, 80, 10).ShouldBeEmpty();

    private static string Unstyled(string line) =>
        System
            .Text.RegularExpressions.Regex.Replace(line, "\e\\[[0-9;]*m", "", default, TimeSpan.FromSeconds(1))
            .TrimEnd();
}

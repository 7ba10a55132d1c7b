using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class StackBoardSizeTests
{
    private static readonly StackBoardLines Plain = new(hasColors: false);

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

    private static string Unstyled(string line) =>
        System
            .Text.RegularExpressions.Regex.Replace(line, "\e\\[[0-9;]*m", "", default, TimeSpan.FromSeconds(1))
            .TrimEnd();
}

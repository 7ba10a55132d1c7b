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

using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class StackBoardEventTests
{
    private const string Stack = "ai-chef-api";
    private readonly ManualClock _clock = new();
    private readonly StackBoard _board;

    public StackBoardEventTests() =>
        _board = new StackBoard(_clock, text => text.Replace("hunter2", "***", StringComparison.Ordinal));

    [Fact]
    public void A_row_shows_no_secret_and_nothing_that_moves_the_cursor()
    {
        _board.Begin(Stack).Report(new StackNote(Stack, "pass hunter2\e[2J\nnext"));

        _board.Rows.Single().Last.ShouldBe("pass *** [2J next");
    }

    [Fact]
    public void An_event_of_a_nested_stack_is_shown_in_the_row_of_its_root()
    {
        _board.Begin("other");
        _board.Begin(Stack);

        _board.Report(Event("Table", "CREATE_COMPLETE", null) with { Stack = $"{Stack}/Nested" });
        _board.Report(new StackNote("of a stack without row", "text"));

        _board.Rows.Select(row => row.Last).ShouldBe(["", "Table CREATE_COMPLETE"]);
    }

    private static StackEventSeen Event(string id, string status, string? reason) =>
        new(Stack, DateTimeOffset.UnixEpoch, status, id, "T", reason);
}

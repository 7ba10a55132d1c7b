using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class StackBoardTests
{
    private const string Stack = "ai-chef-api";
    private readonly ManualClock _clock = new();
    private readonly StackBoard _board;

    public StackBoardTests() =>
        _board = new StackBoard(_clock, text => text.Replace("hunter2", "***", StringComparison.Ordinal));

    [Fact]
    public void A_row_shows_the_state_of_the_stack_the_time_and_the_last_event_of_a_resource()
    {
        var row = _board.Begin(Stack);
        row.Report(new StackFound(Stack, null));
        row.Report(new ChangesPlanned(Stack, [new PlannedChange("Add", "Api", "T", null, null, null)]));
        _board.Rows.ShouldBe([new StackRowText(Stack, "new", "1 to add", TimeSpan.Zero, null)]);

        row.Report(new OperationStarted(Stack, "change-set", "token"));
        _board.Rows.Single().State.ShouldBe("CREATE_IN_PROGRESS");
        row.Report(Event(Stack, "ROLLBACK_IN_PROGRESS", "Rollback requested by user."));
        row.Report(Event("Api", "CREATE_FAILED", "no [red]luck[/]"));
        row.Report(Event("Api", "CREATE_IN_PROGRESS", "Resource creation Initiated"));
        _clock.Advance(TimeSpan.FromSeconds(65));

        _board.Rows.ShouldBe([
            new StackRowText(
                Stack,
                "ROLLBACK_IN_PROGRESS",
                "Api CREATE_FAILED: no [red]luck[/]",
                TimeSpan.FromSeconds(65),
                null
            ),
        ]);
    }

    [Fact]
    public void The_clock_of_a_row_stops_at_its_end_and_the_row_stays_until_it_is_removed()
    {
        var row = _board.Begin(Stack);
        _clock.Advance(TimeSpan.FromSeconds(2));
        row.End(succeeded: false, "ROLLBACK_COMPLETE", "the cause");
        _clock.Advance(TimeSpan.FromSeconds(5));

        _board.Rows.ShouldBe([
            new StackRowText(Stack, "ROLLBACK_COMPLETE", "the cause", TimeSpan.FromSeconds(2), false),
        ]);

        _board.Remove(row);
        _board.Rows.ShouldBeEmpty();
    }

    private static StackEventSeen Event(string id, string status, string? reason) =>
        new(Stack, DateTimeOffset.UnixEpoch, status, id, "T", reason);
}

using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.CloudFormation.Stacks.ScriptedEvents;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Which of AWS's events belong to an operation, and in which order they are told.</summary>
public sealed class StackEventLogTests : IDisposable
{
    private const string Nested = "arn:aws:cloudformation:us-east-1:123456789012:stack/ai-chef-test-inner/2";

    private readonly ScriptedEvents _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task Events_of_another_operation_are_not_told()
    {
        _aws.Pages[Arn] =
        [
            [
                Event("4", 4, "UPDATE_COMPLETE"),
                Event("3", 3, "UPDATE_FAILED", "One", "one", "AWS::SSM::Parameter", "another-token"),
                Event("2", 2, "UPDATE_IN_PROGRESS", "One", "one", "AWS::SSM::Parameter"),
                Event("1", 1, "UPDATE_IN_PROGRESS", token: null),
            ],
        ];

        var log = await ReadAsync();

        _aws.Shown.ShouldBe([$"{Name} One UPDATE_IN_PROGRESS", $"{Name} {Name} UPDATE_COMPLETE"]);
        log.Events.Select(e => e.Event.EventId).ShouldBe(["2", "4"]);
        log.Latest!.EventId.ShouldBe("4");
    }

    [Fact]
    public async Task Without_a_token_events_of_every_operation_are_told()
    {
        _aws.Pages[Arn] =
        [
            [Event("2", 2, "UPDATE_COMPLETE", token: "a"), Event("1", 1, "UPDATE_IN_PROGRESS", token: null)],
        ];

        var log = await ReadAsync(token: null);

        log.Events.Select(e => e.Event.EventId).ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("DELETE_COMPLETE", Arn, 1)]
    [InlineData("CREATE_COMPLETE", Arn, 0)]
    [InlineData("DELETE_COMPLETE", Nested, 0)]
    public async Task Whoever_deleted_the_stack_itself_has_ended_the_operation(string status, string stack, int told)
    {
        _aws.Pages[Arn] =
        [
            [Event("1", 1, status, physicalId: stack, token: "another-token")],
        ];

        (await ReadAsync()).Events.Count.ShouldBe(told);
    }

    [Fact]
    public async Task Each_event_is_told_once_and_known_pages_are_not_read_again()
    {
        _aws.Pages[Arn] =
        [
            [Event("3", 3, "CREATE_IN_PROGRESS", "Two", "two", "AWS::SSM::Parameter")],
            [
                Event("2", 2, "CREATE_COMPLETE", "One", "one", "AWS::SSM::Parameter"),
                Event("1", 1, "CREATE_IN_PROGRESS"),
            ],
        ];
        var log = await ReadAsync();
        log.Events.Select(e => e.Event.EventId).ShouldBe(["1", "2", "3"]);
        _aws.Operations.Count().ShouldBe(2);
        _aws.Pages[Arn] =
        [
            [Event("4", 4, "CREATE_COMPLETE", "Two", "two", "AWS::SSM::Parameter"), .. _aws.Pages[Arn][0]],
            _aws.Pages[Arn][1],
        ];

        await log.ReadAsync(CancellationToken.None);

        log.Events.Select(e => e.Event.EventId).ShouldBe(["1", "2", "3", "4"]);
        _aws.Operations.Count().ShouldBe(3);
        log.Latest!.EventId.ShouldBe("1");
    }

    [Fact]
    public async Task What_happened_before_the_operation_is_not_read()
    {
        _aws.Pages[Arn] =
        [
            [
                Event("3", 3, "UPDATE_IN_PROGRESS"),
                Event("2", 2, "UPDATE_IN_PROGRESS"),
                Event("1", 1.9, "CREATE_COMPLETE"),
            ],
            [Event("0", 0, "CREATE_IN_PROGRESS")],
        ];

        var log = await ReadAsync(notBefore: Noon.AddSeconds(2));

        log.Events.Select(e => e.Event.EventId).ShouldBe(["2", "3"]);
        _aws.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_there_before_is_not_told_to_whoever_attaches()
    {
        _aws.Pages[Arn] =
        [
            [Event("2", 2, "UPDATE_IN_PROGRESS"), Event("1", 1, "CREATE_COMPLETE")],
            [Event("0", 0, "CREATE_IN_PROGRESS")],
        ];
        var log = Log(token: null);
        await log.MarkSeenAsync(CancellationToken.None);
        _aws.Pages[Arn] =
        [
            [Event("3", 3, "UPDATE_COMPLETE"), .. _aws.Pages[Arn][0]],
            _aws.Pages[Arn][1],
        ];

        await log.ReadAsync(CancellationToken.None);

        _aws.Shown.ShouldBe([$"{Name} {Name} UPDATE_COMPLETE"]);
    }

    [Fact]
    public async Task What_happened_in_a_nested_stack_before_is_not_told_to_whoever_attaches()
    {
        _aws.Pages[Arn] =
        [
            [Event("1", 10, "UPDATE_IN_PROGRESS")],
        ];
        var log = Log(token: null);
        await log.MarkSeenAsync(CancellationToken.None);
        _aws.Pages[Arn] =
        [
            [Event("2", 11, "UPDATE_IN_PROGRESS", "Inner", Nested), .. _aws.Pages[Arn][0]],
        ];
        _aws.Pages[Nested] =
        [
            [
                Event("n2", 12, "UPDATE_COMPLETE", "One", "one", "AWS::SSM::Parameter", token: null),
                Event("n1", 5, "CREATE_COMPLETE", "One", "one", "AWS::SSM::Parameter", token: null),
            ],
        ];

        await log.ReadAsync(CancellationToken.None);

        log.Events.Select(e => e.Event.EventId).ShouldBe(["2", "n2"]);
    }

    [Fact]
    public async Task Events_of_one_moment_are_told_in_the_order_in_which_they_happened()
    {
        _aws.Pages[Arn] =
        [
            [
                Event("3", 1, "CREATE_COMPLETE", "One", "one", "AWS::SSM::Parameter"),
                Event("2", 1, "CREATE_IN_PROGRESS", "One", "one", "AWS::SSM::Parameter"),
                Event("1", 1, "CREATE_IN_PROGRESS"),
            ],
        ];

        (await ReadAsync()).Events.Select(e => e.Event.EventId).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Where_there_was_nothing_all_is_new()
    {
        _aws.Pages[Arn] = [];
        var log = Log(token: null);
        await log.MarkSeenAsync(CancellationToken.None);
        await log.ReadAsync(CancellationToken.None);
        log.Latest.ShouldBeNull();
        _aws.Pages[Arn] =
        [
            [Event("1", 1, "CREATE_IN_PROGRESS")],
        ];

        await log.ReadAsync(CancellationToken.None);

        _aws.Shown.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nested_stacks_are_told_under_their_path_and_in_the_order_of_time()
    {
        _aws.Pages[Arn] =
        [
            [Event("3", 3, "CREATE_COMPLETE", "Inner", Nested), Event("1", 1, "CREATE_IN_PROGRESS", "Inner", Nested)],
        ];
        _aws.Pages[Nested] =
        [
            [Event("2", 2, "CREATE_COMPLETE", "One", "one", "AWS::SSM::Parameter", token: null)],
        ];

        var log = await ReadAsync();

        _aws.Shown.ShouldBe([
            $"{Name} Inner CREATE_IN_PROGRESS",
            $"{Name}/Inner One CREATE_COMPLETE",
            $"{Name} Inner CREATE_COMPLETE",
        ]);
        log.Latest.ShouldBeNull("none is of the stack itself");
        _aws.Operations.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("DELETE_SKIPPED", Nested, "AWS::CloudFormation::Stack")]
    [InlineData("CREATE_IN_PROGRESS", "", "AWS::CloudFormation::Stack")]
    [InlineData("CREATE_IN_PROGRESS", "a-parameter", "AWS::SSM::Parameter")]
    public async Task What_is_kept_not_made_yet_or_no_stack_has_no_events_of_its_own(
        string status,
        string id,
        string type
    )
    {
        _aws.Pages[Arn] =
        [
            [Event("1", 1, status, "Inner", id, type)],
        ];

        await ReadAsync();

        _aws.Operations.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(" No  room ", "No room")]
    public async Task A_reason_is_told_in_one_line_or_not_at_all(string reason, string? told)
    {
        _aws.Pages[Arn] =
        [
            [Event("1", 1.5, "CREATE_FAILED", reason: reason)],
        ];

        await ReadAsync();

        _aws.Last!.Reason.ShouldBe(told);
        _aws.Last.Time.ShouldBe(new DateTimeOffset(Noon.AddSeconds(1.5)));
    }

    [Fact]
    public async Task How_long_the_operation_before_took_is_read_from_its_events()
    {
        _aws.Pages[Arn] =
        [
            [
                Event("7", 100, "UPDATE_IN_PROGRESS"),
                Event("6", 90, "UPDATE_COMPLETE"),
                Event("5", 85, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
                Event("n", 84, "UPDATE_COMPLETE", "Inner", Nested),
                Event("4", 30, "UPDATE_IN_PROGRESS"),
                Event("3", 20, "CREATE_COMPLETE"),
                Event("2", 0, "CREATE_IN_PROGRESS"),
            ],
        ];
        _aws.Pages[Nested] = [];

        (await ReadAsync(notBefore: Noon.AddSeconds(95))).TookBefore.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("UPDATE_COMPLETE", "UPDATE_COMPLETE")]
    [InlineData("UPDATE_IN_PROGRESS", "UPDATE_IN_PROGRESS")]
    public async Task An_operation_of_which_not_all_is_known_took_nobody_knows_how_long(string last, string first)
    {
        _aws.Pages[Arn] =
        [
            [Event("2", 20, last), Event("1", 10, first)],
        ];

        (await ReadAsync(notBefore: Noon.AddSeconds(95))).TookBefore.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_first_look_tells_how_long_the_operation_before_took()
    {
        _aws.Pages[Arn] =
        [
            [Event("3", 100, "UPDATE_IN_PROGRESS")],
            [Event("2", 90, "UPDATE_COMPLETE"), Event("1", 30, "UPDATE_IN_PROGRESS")],
        ];

        var log = await ReadAsync(notBefore: Noon.AddSeconds(95));
        log.TookBefore.ShouldBeNull("the first page does not tell");
        _aws.Pages[Arn] =
        [
            [.. _aws.Pages[Arn].SelectMany(page => page)],
        ];
        await log.ReadAsync(CancellationToken.None);

        log.TookBefore.ShouldBeNull();
    }

    private StackEventLog Log(string? token, DateTime? notBefore = null) =>
        new(_aws.Calls, Arn, Name, token, notBefore, _aws);

    private async Task<StackEventLog> ReadAsync(string? token = Token, DateTime? notBefore = null)
    {
        var log = Log(token, notBefore);
        await log.ReadAsync(CancellationToken.None);
        return log;
    }
}

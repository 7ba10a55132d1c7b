using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Output;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class DeploymentLogTests
{
    private const string Stack = "ai-chef-api";
    private static readonly PlannedChange Change = new("Add", "Api", "T", null, null, null);

    [Fact]
    public void Of_a_stack_that_succeeds_only_the_verbose_log_has_events_and_changes() =>
        Levels(
                showsChanges: false,
                new ChangesPlanned(Stack, [Change]),
                Event(Stack, "CREATE_IN_PROGRESS"),
                Event("Api", "CREATE_COMPLETE"),
                Event(Stack, "CREATE_COMPLETE")
            )
            .ShouldAllBe(level => level == LogEventLevel.Verbose);

    [Fact]
    public void Of_a_stack_that_fails_the_failed_resources_and_the_rollback_are_shown() =>
        Levels(
                showsChanges: false,
                Event("Api", "CREATE_FAILED"),
                Event(Stack, "ROLLBACK_IN_PROGRESS"),
                Event("Api", "DELETE_COMPLETE"),
                Event(Stack, "ROLLBACK_COMPLETE")
            )
            .ShouldBe([
                LogEventLevel.Warning,
                LogEventLevel.Information,
                LogEventLevel.Verbose,
                LogEventLevel.Information,
            ]);

    [Fact]
    public void A_dry_run_shows_each_change() =>
        Levels(showsChanges: true, new ChangesPlanned(Stack, [Change]))
            .ShouldBe([LogEventLevel.Information, LogEventLevel.Information]);

    [Fact]
    public void A_note_is_always_shown() =>
        Levels(showsChanges: false, new StackNote(Stack, "waiting")).ShouldBe([LogEventLevel.Information]);

    private static List<LogEventLevel> Levels(bool showsChanges, params IEnumerable<StackProgress> progress)
    {
        var sink = new Sink();
        using var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(sink).CreateLogger();
        var log = new DeploymentLog(logger, showsChanges);
        foreach (var each in progress)
        {
            log.Report(each);
        }
        return sink.Levels;
    }

    private static StackEventSeen Event(string id, string status) =>
        new(Stack, DateTimeOffset.UnixEpoch, status, id, "T", null);

    private sealed class Sink : ILogEventSink
    {
        internal List<LogEventLevel> Levels { get; } = [];

        public void Emit(LogEvent logEvent) => Levels.Add(logEvent.Level);
    }
}

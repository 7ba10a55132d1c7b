using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class WaitTests
{
    [Theory]
    [InlineData("'Seconds':90", "{}", 90)]
    [InlineData("'SecondsPath':'$.s'", """{"s":30}""", 30)]
    [InlineData("'Timestamp':'2026-05-01T12:00:45Z'", "{}", 45)]
    [InlineData("'TimestampPath':'$.t'", """{"t":"2026-05-01T14:01:00+02:00"}""", 60)]
    [InlineData("'Timestamp':'2020-01-01T00:00:00Z'", "{}", 0)]
    public async Task A_wait_takes_as_long_as_it_says(string field, string input, int seconds) =>
        (await MachineRun.OfStatesAsync($"'A':{{'Type':'Wait',{field},'End':true}}", input)).Duration.ShouldBe(
            TimeSpan.FromSeconds(seconds)
        );

    [Theory]
    [InlineData("'SecondsPath':'$.x'", "{}", "The SecondsPath parameter does not reference an input value: $.x")]
    [InlineData(
        "'SecondsPath':'$.x'",
        """{"x":2.5}""",
        "The SecondsPath parameter cannot be parsed as a long value: $.x == 2.5"
    )]
    [InlineData(
        "'SecondsPath':'$.x'",
        """{"x":-3}""",
        "The SecondsPath parameter references a negative value: $.x == -3"
    )]
    [InlineData(
        "'TimestampPath':'$.x'",
        """{"x":"noon"}""",
        "The TimestampPath parameter does not reference a valid "
            + "ISO-8601 extended offset date-time format string: $.x == noon"
    )]
    public async Task A_bad_reference_fails_the_execution(string field, string input, string sentence)
    {
        var run = await MachineRun.OfStatesAsync($"'A':{{'Type':'Wait',{field},'End':true}}", input);
        run.Outcome.Error.ShouldBe("States.Runtime");
        run.Outcome.Cause!.ShouldEndWith(sentence);
    }

    [Fact]
    public async Task The_machines_own_limit_ends_the_execution_as_timed_out()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Wait','Seconds':100,'End':true}",
            more: "'TimeoutSeconds':5,"
        );
        run.Outcome.Status.ShouldBe(AiChef.LocalCloud.StepFunctions.Interpreter.ExecutionStatus.TimedOut);
        run.Types.Last().ShouldBe("ExecutionTimedOut");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(5));
    }
}

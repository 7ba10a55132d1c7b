using AiChef.Targets.Output;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class MaskedLogTests : IDisposable
{
    private readonly Sink _sink = new();
    private readonly Logger _log;

    public MaskedLogTests()
    {
        var inner = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_sink).CreateLogger();
        _log = MaskedLog.Around(inner, text => text.Replace("hunter2", "***", StringComparison.Ordinal));
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public void An_event_without_a_secret_reaches_every_sink_as_it_is()
    {
        _log.Information("{Count} of {Name}", 3, "a");

        var seen = _sink.Seen.ShouldHaveSingleItem();
        seen.MessageTemplate.Text.ShouldBe("{Count} of {Name}");
        seen.Properties.Keys.ShouldBe(["Count", "Name"]);
    }

    [Theory]
    [InlineData("the password is hunter2")]
    [InlineData("the password is {Password}", "hunter2")]
    [InlineData("the {Name} is {Password} {Password}", "password", "hunter2", "hunter2")]
    public void No_sink_gets_a_secret_of_a_message(string template, params object[] values)
    {
        _log.Information(template, values);

        var seen = _sink.Seen.ShouldHaveSingleItem();
        seen.RenderMessage().ShouldStartWith("the password is ***");
        seen.Properties.Values.ShouldNotContain(value =>
            value.ToString().Contains("hunter2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_masked_message_is_no_template_that_NUKE_could_take_for_a_command()
    {
        _log.Information("{Line}", "::add-mask::hunter2");

        _sink.Seen.ShouldHaveSingleItem().MessageTemplate.Text.ShouldBe("{Message:l}");
    }

    [Fact]
    public void No_sink_gets_a_secret_of_an_exception()
    {
        _log.Error(new InvalidOperationException("refused", new IOException("with hunter2")), "{What} failed", "it");

        var seen = _sink.Seen.ShouldHaveSingleItem();
        seen.Exception!.ToString().ShouldContain("with ***");
        seen.Exception.ToString().ShouldNotContain("hunter2");
        seen.RenderMessage().ShouldBe("it failed");
    }

    [Fact]
    public void Braces_in_a_masked_message_are_no_holes()
    {
        _log.Warning("{Json}", """{"password":"hunter2"}""");

        _sink.Seen.ShouldHaveSingleItem().RenderMessage().ShouldBe("""{"password":"***"}""");
    }

    [Fact]
    public void The_sinks_of_the_log_end_with_it()
    {
        _log.Dispose();

        _sink.IsDisposed.ShouldBeTrue();
    }

    private sealed class Sink : ILogEventSink, IDisposable
    {
        public List<LogEvent> Seen { get; } = [];

        public bool IsDisposed { get; private set; }

        public void Emit(LogEvent logEvent) => Seen.Add(logEvent);

        public void Dispose() => IsDisposed = true;
    }
}

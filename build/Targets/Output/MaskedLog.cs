using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace AiChef.Targets.Output;

/// <summary>
/// Removes secrets from each event before any sink gets it. NUKE writes its log files without the console, and so
/// without <see cref="GuardedOutput"/>.
/// </summary>
/// <param name="inner">NUKE's log, with all its sinks.</param>
/// <param name="mask">Removes secrets from a text.</param>
internal sealed class MaskedLog(ILogger inner, Func<string, string> mask) : ILogEventSink, IDisposable
{
    /// <summary>The text as a value: NUKE reads a template that begins with two colons as a GitHub command.</summary>
    private static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{Message:l}");

    internal static Logger Around(ILogger inner, Func<string, string> mask) =>
        new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new MaskedLog(inner, mask)).CreateLogger();

    public void Emit(LogEvent logEvent)
    {
        var (message, exception) = (MessageOf(logEvent), logEvent.Exception?.ToString());
        var (shown, cause) = (mask(message), exception is null ? null : mask(exception));
        var isClean = shown == message && cause == exception;
        inner.Write(isClean ? logEvent : Replacement(logEvent, shown, cause));
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private static LogEvent Replacement(LogEvent logEvent, string message, string? exception) =>
        new(
            logEvent.Timestamp,
            logEvent.Level,
            exception is null ? null : new MaskedException(exception),
            Template,
            [new LogEventProperty("Message", new ScalarValue(message))]
        );

    /// <summary>The message with text values unquoted; Serilog would quote them.</summary>
    private static string MessageOf(LogEvent logEvent)
    {
        using var writer = new StringWriter();
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (
                token is PropertyToken property
                && logEvent.Properties.GetValueOrDefault(property.PropertyName) is ScalarValue { Value: string text }
            )
            {
                writer.Write(text);
            }
            else
            {
                token.Render(logEvent.Properties, writer);
            }
        }
        return writer.ToString();
    }

    /// <summary>The text of an exception that had a secret in it.</summary>
    private sealed class MaskedException(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}

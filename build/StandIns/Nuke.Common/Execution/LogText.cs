using Serilog.Events;
using Serilog.Parsing;

namespace Nuke.Common.Execution;

internal static class LogText
{
    /// <summary>The property of each event that names the running target.</summary>
    internal const string ExecutingTarget = "ExecutingTarget";

    internal static string Level(LogEvent logEvent) =>
        logEvent.Level switch
        {
            LogEventLevel.Verbose => "VRB",
            LogEventLevel.Debug => "DBG",
            LogEventLevel.Information => "INF",
            LogEventLevel.Warning => "WRN",
            LogEventLevel.Error => "ERR",
            _ => "FTL",
        };

    /// <summary>
    /// The message with strings unquoted, as the literal format ":l" of the console template gives it.
    /// </summary>
    internal static string Message(LogEvent logEvent)
    {
        using var writer = new StringWriter();
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (
                token is PropertyToken property
                && logEvent.Properties.TryGetValue(property.PropertyName, out var value)
                && value is ScalarValue { Value: string text }
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
}

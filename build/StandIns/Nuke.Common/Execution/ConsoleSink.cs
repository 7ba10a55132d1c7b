using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>
/// Writes "HH:mm:ss [INF] message", in colours also where the output is redirected, if the theme has them.
/// </summary>
internal sealed class ConsoleSink(HostTheme theme, bool hasTimestamps) : ILogEventSink
{
    private readonly Lock _gate = new();

    public void Emit(LogEvent logEvent)
    {
        var time = hasTimestamps ? logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) : "";
        Write(logEvent, time, LogText.Message(logEvent), logEvent.Exception?.ToString());
    }

    /// <summary>Tells a warning or an error once more, with the target that it came from.</summary>
    internal void Repeat(LogEvent logEvent)
    {
        var target = (logEvent.Properties[LogText.ExecutingTarget] as ScalarValue)?.Value;
        Write(logEvent, "", $"{target}: {LogText.Message(logEvent)}", exception: null);
    }

    private void Write(LogEvent logEvent, string time, string message, string exception)
    {
        lock (_gate)
        {
            theme.Write(time, HostStyle.Secondary);
            theme.Write("[", HostStyle.Secondary);
            theme.Write(LogText.Level(logEvent), HostTheme.StyleOf(logEvent.Level));
            theme.Write("] ", HostStyle.Secondary);
            theme.Write(message, HostStyle.Text);
            theme.EndLine();
            if (exception is not null)
            {
                theme.Write(exception, HostStyle.Text);
                theme.EndLine();
            }
        }
    }
}

using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Writes "HH:mm:ss [INF] message".</summary>
internal sealed class ConsoleSink(NukeBuild build) : ILogEventSink
{
    private readonly bool _hasTimestamps = NukeBuild.Host.HasTimestamps && (build?.Prints(DefaultOutput.Timestamps) ?? true);

    public void Emit(LogEvent logEvent)
    {
        var message = LogText.Message(logEvent);
        if (NukeBuild.Host.FilterMessage(message))
            return;
        if (message.Length == 0 && logEvent.Exception is null)
        {
            ConsoleOutput.WriteLine("");
            return;
        }

        var time = _hasTimestamps ? logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) : "";
        ConsoleOutput.WriteLine($"{time}[{LogText.Level(logEvent)}] {message}", Colour(logEvent.Level));
        if (logEvent.Exception is { } exception)
            ConsoleOutput.WriteLine(exception.ToString(), Colour(logEvent.Level));
    }

    internal static void Repeat(LogEvent logEvent)
    {
        var message = logEvent.Exception is { } exception ? $"{LogText.Message(logEvent)}: {exception.Message}" : LogText.Message(logEvent);
        ConsoleOutput.WriteLine($"[{LogText.Level(logEvent)}] {message}", Colour(logEvent.Level));
    }

    private static string Colour(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => ConsoleOutput.Grey,
        LogEventLevel.Warning => ConsoleOutput.Yellow,
        LogEventLevel.Error or LogEventLevel.Fatal => ConsoleOutput.Red,
        _ => null,
    };
}

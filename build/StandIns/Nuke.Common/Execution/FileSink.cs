using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Appends to a file, which others may read in the meantime but not write.</summary>
internal sealed class FileSink : ILogEventSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly bool _hasTime;
    private readonly StreamWriter _writer;

    private FileSink(string path, bool hasTime)
    {
        _hasTime = hasTime;
        Directory.CreateDirectory(Path.GetDirectoryName(path));
        var stream = File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.Seek(0, SeekOrigin.End);
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            AutoFlush = true,
        };
    }

    /// <summary>A file that cannot be opened takes nothing, and nobody is told.</summary>
    internal static ILogEventSink Open(string path, bool hasTime)
    {
        try
        {
            return new FileSink(path, hasTime);
        }
        catch (Exception exception)
        {
            SelfLog.WriteLine("Unable to open file sink for {0}: {1}", path, exception);
            return new NoSink();
        }
    }

    public void Emit(LogEvent logEvent)
    {
        var level = LogText.Level(logEvent)[..1];
        var target = (logEvent.Properties[LogText.ExecutingTarget] as ScalarValue)?.Value as string;
        var time = _hasTime ? logEvent.Timestamp.ToString("HH:mm:ss.fff | ", CultureInfo.InvariantCulture) : "";
        lock (_gate)
        {
            _writer.WriteLine($"{time}{level} | {target, -20} | {LogText.Message(logEvent)}");
            if (logEvent.Exception is { } exception)
            {
                _writer.WriteLine(exception);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer.Dispose();
        }
    }

    private sealed class NoSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent) { }
    }
}

using System.Globalization;
using Nuke.Common.IO;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>.nuke/temp/build.log, kept as build.date.log for the last five runs.</summary>
internal sealed class FileSink : ILogEventSink, IDisposable
{
    private const int Kept = 5;
    private readonly AbsolutePath _folder;
    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;

    internal FileSink(AbsolutePath folder)
    {
        _folder = folder;
        try
        {
            _writer = new StreamWriter(new FileStream(folder / "build.log", FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (IOException)
        {
            // Another build may hold the file; a run without a log file is better than none.
            _writer = StreamWriter.Null;
        }
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            var time = logEvent.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            _writer.WriteLine($"{time} | {LogText.Level(logEvent)} | {Logging.Target} | {LogText.Message(logEvent)}");
            if (logEvent.Exception is { } exception)
                _writer.WriteLine(exception);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_writer == StreamWriter.Null)
                return;
            _writer.Dispose();
        }

        try
        {
            File.Copy(_folder / "build.log", _folder / $"build.{DateTime.Now:yyyy-MM-dd_HH-mm-ss}.log", overwrite: true);
            foreach (var old in Directory.GetFiles(_folder, "build.*.log").OrderDescending(StringComparer.Ordinal).Skip(Kept))
                File.Delete(old);
        }
        catch (IOException)
        {
            // Two builds that end together may prune the same file.
        }
    }
}

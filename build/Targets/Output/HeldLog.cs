using Serilog;
using Serilog.Core;
using Serilog.Events;

/// <summary>Holds back what a service says while another target is on show, and passes it on live once its own turn has come.</summary>
internal sealed class HeldLog : ILogEventSink
{
    private readonly Lock _gate = new();
    private readonly Queue<LogEvent> _held = new();
    private bool _open;

    internal HeldLog() => Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    internal ILogger Logger { get; }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            if (_open)
                Log.Logger.Write(logEvent);
            else
                _held.Enqueue(logEvent);
        }
    }

    /// <summary>Shows what was held back, and from now on everything at once.</summary>
    internal void Open()
    {
        lock (_gate)
        {
            while (_held.TryDequeue(out var logEvent))
                Log.Logger.Write(logEvent);
            _open = true;
        }
    }
}

using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Hands warnings and errors to the host, with the texts among their values in quotes.</summary>
internal sealed class HostSink(Host host) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        switch (logEvent.Level)
        {
            case LogEventLevel.Warning:
                host.ReportWarning(logEvent.RenderMessage(), logEvent.Exception?.ToString());
                break;
            case LogEventLevel.Error or LogEventLevel.Fatal:
                host.ReportError(logEvent.RenderMessage(), logEvent.Exception?.ToString());
                break;
        }
    }
}

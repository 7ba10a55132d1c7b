using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

internal sealed class HostSink(Host host) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level == LogEventLevel.Warning)
            host.ReportWarning(LogText.Message(logEvent));
        else if (logEvent.Level == LogEventLevel.Error)
            host.ReportError(LogText.Message(logEvent));
    }
}

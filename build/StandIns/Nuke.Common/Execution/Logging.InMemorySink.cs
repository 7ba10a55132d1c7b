using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

public static partial class Logging
{
    public class InMemorySink : ILogEventSink, IDisposable
    {
        private readonly ConcurrentQueue<LogEvent> _logEvents = new();

        internal InMemorySink() { }

        public static InMemorySink Instance { get; } = new();

        public IReadOnlyCollection<LogEvent> LogEvents => _logEvents;

        public void Emit(LogEvent logEvent) => _logEvents.Enqueue(logEvent);

        public void Dispose() => _logEvents.Clear();
    }
}

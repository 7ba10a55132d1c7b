using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The events of one execution, numbered from 1.</summary>
internal sealed class ExecutionHistory(
    TimeProvider time,
    Action<HistoryEvent>? onAppended = null,
    int limit = ExecutionHistory.Limit,
    IReadOnlyList<HistoryEvent>? earlier = null
)
{
    /// <summary>AWS ends a standard execution after this many events.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</remarks>
    public const int Limit = 25_000;

    private readonly Lock _gate = new();
    private volatile ImmutableList<HistoryEvent> _events = [.. earlier ?? []];

    /// <summary>The events so far. Read without a lock: an event is told while it is held, and telling it may take the
    /// lock of the store, which a reader may hold.</summary>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Adds an event and returns its number.</summary>
    /// <exception cref="StateFailureException">The execution has reached the maximum number of events.</exception>
    public long Append(string type, long previous, string? detailsName = null, JsonObject? details = null)
    {
        lock (_gate)
        {
            if (_events.Count >= limit - 1 && !type.StartsWith("Execution", StringComparison.Ordinal))
            {
                throw new StateFailureException(
                    StatesErrors.Runtime,
                    $"The execution reached the maximum number of history events ({limit})."
                );
            }

            var added = new HistoryEvent(_events.Count + 1, previous, time.GetUtcNow(), type, detailsName, details);
            _events = _events.Add(added);
            onAppended?.Invoke(added);
            return added.Id;
        }
    }
}

using AiChef.LocalCloud;

namespace AiChef.Bench.Measuring;

/// <summary>Counts the requests of a LocalCloud from one run to the next.</summary>
internal sealed class CallCounter
{
    private readonly Lock _gate = new();
    private List<ObservedRequest> _requests = [];

    /// <summary>Counts one.</summary>
    internal void Add(ObservedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }
    }

    /// <summary>What was counted since this was called last, or since the beginning.</summary>
    internal CallCounts Take()
    {
        lock (_gate)
        {
            var counts = new CallCounts(_requests);
            _requests = [];
            return counts;
        }
    }
}

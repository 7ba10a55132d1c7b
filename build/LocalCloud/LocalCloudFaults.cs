namespace AiChef.LocalCloud;

/// <summary>Faults that the endpoint injects. All members may be used while requests are served.</summary>
public sealed class LocalCloudFaults
{
    private readonly Lock _lock = new();
    private readonly List<(ResourceFault Fault, int Left)> _resources = [];
    private readonly Dictionary<string, int> _throttled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lost = new(StringComparer.Ordinal);
    private readonly Random _random = new(20260101);

    /// <summary>
    /// Share of all requests, 0.0 to 1.0, that are answered with Throttling "Rate exceeded" (400). Default 0.
    /// </summary>
    public double ThrottledShare { get; set; }

    /// <summary>
    /// Limits requests as <see cref="LocalCloudOptions.LimitRequests"/> does, while this is true. Default false.
    /// </summary>
    public bool LimitsRequests { get; set; }

    /// <summary>
    /// Number of DescribeStacks answers after each change of a stack's status that still show the status before it.
    /// Default 0.
    /// </summary>
    public int StaleReads { get; set; }

    /// <summary>Most changes on one page of DescribeChangeSet. Default 0: AWS's own size.</summary>
    public int ChangeSetPageSize { get; set; }

    /// <summary>Most events on one page of DescribeStackEvents. Default 0: AWS's own size.</summary>
    public int EventPageSize { get; set; }

    /// <summary>
    /// Actions that every caller is denied as by an explicit deny, such as "lambda:CreateFunction" or "s3:Get*";
    /// enforced even if <see cref="LocalCloudOptions.EnforceAccess"/> is false. Default none.
    /// </summary>
    public IReadOnlyCollection<string> DeniedActions { get; set; } = [];

    /// <summary>True when no fault is set.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _resources.Count == 0
                    && _throttled.Count == 0
                    && _lost.Count == 0
                    && ThrottledShare == 0
                    && !LimitsRequests
                    && StaleReads == 0
                    && ChangeSetPageSize == 0
                    && EventPageSize == 0
                    && DeniedActions.Count == 0;
            }
        }
    }

    /// <summary>Lets a resource fail from now on.</summary>
    public void FailResource(ResourceFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _resources.Add((fault, fault.Times));
        }
    }

    /// <summary>
    /// Throttles the next <paramref name="count"/> requests of an operation, for instance "DescribeStacks".
    /// </summary>
    public void ThrottleNext(string operation, int count)
    {
        lock (_lock)
        {
            _throttled[operation] = count;
        }
    }

    /// <summary>
    /// Does what the next <paramref name="count"/> requests of an operation ask for, for instance "PutItem", but closes
    /// the connection in place of the answer. The operation is one that a header names, as in the protocols of JSON.
    /// </summary>
    public void LoseNextAnswers(string operation, int count)
    {
        lock (_lock)
        {
            _lost[operation] = count;
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _resources.Clear();
            _throttled.Clear();
            _lost.Clear();
            ThrottledShare = 0;
            LimitsRequests = false;
            StaleReads = 0;
            ChangeSetPageSize = 0;
            EventPageSize = 0;
            DeniedActions = [];
        }
    }

    /// <summary>Whether a request is throttled, by its operation or by chance.</summary>
    internal bool TakeThrottle(string operation)
    {
        lock (_lock)
        {
            return TakeThrottleOf(operation) || (ThrottledShare > 0 && _random.NextDouble() < ThrottledShare);
        }
    }

    /// <summary>Whether a request is throttled by its operation.</summary>
    internal bool TakeThrottleOf(string operation) => Take(_throttled, operation);

    /// <summary>Whether the answer of an operation is lost.</summary>
    internal bool TakeLostAnswer(string? operation) => operation is not null && Take(_lost, operation);

    private bool Take(Dictionary<string, int> faults, string operation)
    {
        lock (_lock)
        {
            if (!faults.TryGetValue(operation, out var left) || left == 0)
            {
                return false;
            }
            faults[operation] = left - 1;
            return true;
        }
    }

    internal string? TakeResourceFault(string logicalId, string type, ResourceAction action)
    {
        lock (_lock)
        {
            for (var i = 0; i < _resources.Count; i++)
            {
                var (fault, left) = _resources[i];
                if (left > 0 && fault.Action == action && (fault.Resource == logicalId || fault.Resource == type))
                {
                    _resources[i] = (fault, left - 1);
                    return fault.Reason;
                }
            }

            return null;
        }
    }
}

namespace AiChef.LocalCloud;

/// <summary>
/// How many requests of an operation are answered in a second, if requests are limited: a bucket of tokens for each, of
/// which every request takes one.
/// </summary>
/// <remarks>
/// AWS publishes the rates of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. Those of
/// CloudFormation are not published; what callers report lies around 5 reads and 2 writes a second. Operations of other
/// services are not limited.
/// </remarks>
/// <param name="time">The clock of the buckets.</param>
public sealed class RequestRates(TimeProvider time)
{
    private static readonly Rate Reads = new(PerSecond: 5, Burst: 10);
    private static readonly Rate Writes = new(PerSecond: 2, Burst: 10);
    private static readonly Rate Functions = new(PerSecond: 15, Burst: 15);

    private static readonly Rate Lookups = new(PerSecond: 100, Burst: 100);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token for a request; false when there is none, and the request is to be throttled.</summary>
    /// <param name="service">The service as requests are signed for it, such as <c>cloudformation</c>.</param>
    /// <param name="operation">The operation, such as <c>DescribeStacks</c>.</param>
    public bool Take(string service, string operation)
    {
        if (RateOf(service, operation) is not { } rate)
        {
            return true;
        }
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault($"{service} {operation}", (rate.Burst, now));
            tokens = Math.Min(rate.Burst, tokens + (rate.PerSecond * time.GetElapsedTime(at, now).TotalSeconds));
            var isGranted = tokens >= 1;
            _buckets[$"{service} {operation}"] = (isGranted ? tokens - 1 : tokens, now);
            return isGranted;
        }
    }

    /// <summary>The shortest time in which so many requests of an operation are answered.</summary>
    /// <param name="service">The service as requests are signed for it, such as <c>cloudformation</c>.</param>
    /// <param name="operation">The operation, such as <c>DescribeStacks</c>.</param>
    /// <param name="requests">How many, zero or more.</param>
    public static TimeSpan ShortestTime(string service, string operation, int requests) =>
        RateOf(service, operation) is { } rate
            ? TimeSpan.FromSeconds(Math.Max(0, requests - rate.Burst) / rate.PerSecond)
            : TimeSpan.Zero;

    private static Rate? RateOf(string service, string operation) =>
        (service, operation) switch
        {
            ("cloudformation", _) => IsRead(operation) ? Reads : Writes,
            ("lambda", "Invoke") => null,
            ("lambda", "GetFunction") => Lookups,
            ("lambda", _) => Functions,
            _ => null,
        };

    private static bool IsRead(string operation) =>
        operation.StartsWith("Describe", StringComparison.Ordinal)
        || operation.StartsWith("Get", StringComparison.Ordinal)
        || operation.StartsWith("List", StringComparison.Ordinal);

    private sealed record Rate(double PerSecond, int Burst);
}

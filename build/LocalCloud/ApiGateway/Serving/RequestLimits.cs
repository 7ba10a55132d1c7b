using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Token buckets of the methods: a burst at once, refilled at the rate.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
/// </summary>
internal sealed class RequestLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one request out of the method's bucket.</summary>
    /// <exception cref="GatewayAnswerException">The bucket is empty.</exception>
    public void Take(ApiExchange exchange, ApiRoute route)
    {
        var settings = MethodSettings.Of(exchange.Stage.Settings, route.Path, exchange.Call.Method);
        var rate = settings?.Number("throttlingRateLimit") ?? MethodSettings.AccountRate;
        var burst = settings?.Number("throttlingBurstLimit") ?? MethodSettings.AccountBurst;
        var key = $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Call.Method}{route.Path}";
        var now = time.GetTimestamp();
        lock (_lock)
        {
            var tokens = _buckets.TryGetValue(key, out var known)
                ? Math.Min(burst, known.Tokens + (rate * time.GetElapsedTime(known.At, now).TotalSeconds))
                : burst;
            var isFree = tokens >= 1;
            _buckets[key] = (isFree ? tokens - 1 : tokens, now);
            if (!isFree)
            {
                throw new GatewayAnswerException(GatewayResponseType.Throttled, "Too Many Requests");
            }
        }
    }
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Token buckets of keys and of methods: a burst at once, refilled at the rate. Those of the key's usage plan are asked
/// first, and of these those of the method.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
/// </summary>
internal sealed class RequestLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one request out of each bucket that counts it.</summary>
    /// <exception cref="GatewayAnswerException">A bucket is empty.</exception>
    public void Take(ApiExchange exchange, ApiRoute route)
    {
        var method = $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Call.Method}{route.Path}";
        if (exchange.Client is var (key, plan))
        {
            var ofKey = $"{plan.Id}/{key.Id}";
            var ofMethod = plan.Stage(exchange.Api.Id, exchange.Stage.Name)
                ?.Object("throttle")
                ?.Object($"{route.Path}/{exchange.Call.Method}");
            TakeOfPlan($"{ofKey}/{method}", ofMethod);
            TakeOfPlan(ofKey, plan.Settings.Object("throttle"));
        }

        var settings = MethodSettings.Of(exchange.Stage.Settings, route.Path, exchange.Call.Method);
        Take(
            method,
            settings?.Number("throttlingRateLimit") ?? MethodSettings.AccountRate,
            settings?.Number("throttlingBurstLimit") ?? MethodSettings.AccountBurst
        );
    }

    private void TakeOfPlan(string bucket, JsonObject? limits)
    {
        if (limits is not null)
        {
            Take(
                bucket,
                limits.Number("rateLimit") ?? MethodSettings.AccountRate,
                limits.Number("burstLimit") ?? MethodSettings.AccountBurst
            );
        }
    }

    private void Take(string bucket, double rate, double burst)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            var tokens = _buckets.TryGetValue(bucket, out var known)
                ? Math.Min(burst, known.Tokens + (rate * time.GetElapsedTime(known.At, now).TotalSeconds))
                : burst;
            var isFree = tokens >= 1;
            _buckets[bucket] = (isFree ? tokens - 1 : tokens, now);
            if (!isFree)
            {
                throw new GatewayAnswerException(GatewayResponseType.Throttled, "Too Many Requests");
            }
        }
    }
}

using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// The metrics of each request.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
/// </summary>
internal static class ApiMetrics
{
    private const string Namespace = "AWS/ApiGateway";

    public static void Record(Cloud cloud, ApiExchange exchange, int status, double latency, double? integrationLatency)
    {
        var name = new Dimension("ApiName", exchange.Definition.Name);
        var stage = new Dimension("Stage", exchange.Stage.Name);
        Record([name]);
        Record([name, stage]);
        if (
            exchange.Route is { } route
            && MethodSettings.Of(exchange.Stage.Settings, route.Path, exchange.Call.Method)?.Flag("metricsEnabled")
                == true
        )
        {
            Record([name, stage, new("Resource", route.Path), new("Method", exchange.Call.Method)]);
        }

        void Record(IReadOnlyList<Dimension> dimensions)
        {
            var state = cloud.Get<CloudWatchState>();
            var scope = exchange.Api.Scope;
            state.Record(scope, new(Namespace, "Count", dimensions), 1, "Count");
            state.Record(scope, new(Namespace, "4XXError", dimensions), status is >= 400 and < 500 ? 1 : 0, "Count");
            state.Record(scope, new(Namespace, "5XXError", dimensions), status >= 500 ? 1 : 0, "Count");
            state.Record(scope, new(Namespace, "Latency", dimensions), latency, "Milliseconds");
            if (integrationLatency is { } measured)
            {
                state.Record(scope, new(Namespace, "IntegrationLatency", dimensions), measured, "Milliseconds");
            }
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>Serves the deployed APIs (execute-api).</summary>
internal sealed class ApiEndpoint(Cloud cloud) : IRestService, ICloudPart<ApiEndpoint>
{
    /// <summary>Shares of canaries are told apart to a millionth.</summary>
    private const int WholeTraffic = 1_000_000;
    private const int MostBytes = 10 * 1024 * 1024;
    private readonly ApiGatewayState _state = cloud.Get<ApiGatewayState>();
    private readonly ApiKeyState _keys = cloud.Get<ApiKeyState>();
    private readonly FunctionIntegration _functions = new(cloud);
    private readonly RequestLimits _limits = new(cloud.Time);

    /// <summary>A body that is a little too large for an API is refused by that API's own gateway response.</summary>
    public static ServiceFaults Faults { get; } =
        new()
        {
            Throttled = CommonFaults.TooManyRequests,
            InternalCode = "InternalServerErrorException",
            MostBytes = MostBytes + (MostBytes / 2),
            TooLarge = static _ => new("RequestTooLargeException", "Request Too Long", 413),
        };

    public static ApiEndpoint Create(Cloud cloud) => new(cloud);

    /// <summary>The answer to a request without an API; internal failures look like API Gateway's.</summary>
    public static HttpAnswer Error(AwsException error) =>
        Plain(error.Status, error.Status == 500 ? "Internal server error" : error.Message, error.Code);

    public async ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken)
    {
        // a request that is signed for execute-api but names no API has no stage either
        if (
            ApiAddress.Of(call) is not { } address
            || _state.Find(address.ApiId) is not { } api
            || api.Definition.Settings.Flag("disableExecuteApiEndpoint") == true
            || _state.Stage(api.Id, address.Stage) is not { } stage
            || Served(api, stage) is not ({ } deployment, var isCanary)
        )
        {
            return Plain(403, "Forbidden", "ForbiddenException");
        }

        var exchange = new ApiExchange(api, stage, deployment, address, call, cloud.Now) { IsCanary = isCanary };
        var started = cloud.Time.GetTimestamp();
        HttpAnswer answer;
        double? integrationLatency = null;
        try
        {
            var route =
                ApiRoute.Find(exchange.Definition, call.Method, address.Path)
                ?? throw new GatewayAnswerException(GatewayResponseType.MissingToken, "Missing Authentication Token");
            exchange.Route = route;
            if (call.Body.Length > MostBytes)
            {
                throw new GatewayAnswerException(GatewayResponseType.RequestTooLarge, "Request Too Long");
            }

            exchange.Client = ApiClient.Of(_keys, exchange, route);
            _limits.Take(exchange, route);
            exchange.Client?.Use(_keys, exchange.Received);
            RequestValidation.Check(exchange, route);
            var handed = cloud.Time.GetTimestamp();
            try
            {
                answer =
                    route.Integration.Text("type") == "MOCK"
                        ? MockIntegration.Answer(exchange, route)
                        : await _functions.AnswerAsync(exchange, route, cancellationToken);
            }
            finally
            {
                integrationLatency = Milliseconds(handed);
            }
        }
        catch (GatewayAnswerException failure)
        {
            answer = GatewayAnswer.Write(exchange, failure);
        }

        Note(exchange, answer, Milliseconds(started), integrationLatency);
        return answer.With("x-amz-apigw-id", exchange.ExtendedRequestId);
    }

    /// <summary>The deployment of the stage or, for its share of the requests, that of its canary.</summary>
    private (ApiDeployment? Deployment, bool IsCanary) Served(RestApi api, ApiStage stage)
    {
        var canary = CanarySettings.DeploymentOf(stage.Settings);
        var isCanary =
            canary is not null
            && RandomNumberGenerator.GetInt32(WholeTraffic)
                < CanarySettings.ShareOf(stage.Settings) / 100 * WholeTraffic;
        return (_state.Deployment(api.Id, isCanary ? canary! : stage.DeploymentId), isCanary);
    }

    private void Note(ApiExchange exchange, HttpAnswer answer, double latency, double? integrationLatency)
    {
        exchange.Set("status", Whole(answer.Status));
        exchange.Set("responseLength", Whole(answer.Body.Length));
        exchange.Set("responseLatency", Whole(latency));
        if (integrationLatency is { } measured)
        {
            exchange.Set("integrationLatency", Whole(measured));
            exchange.Set("integration.latency", Whole(measured));
        }

        AccessLog.Write(cloud, exchange);
        ApiMetrics.Record(cloud, exchange, answer.Status, latency, integrationLatency);
    }

    private double Milliseconds(long since) => Math.Round(cloud.Time.GetElapsedTime(since).TotalMilliseconds);

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static HttpAnswer Plain(int status, string message, string type) =>
        new HttpAnswer(status, JsonProtocol.Write(new JsonObject { ["message"] = message }), "application/json").With(
            "x-amzn-ErrorType",
            type
        );
}

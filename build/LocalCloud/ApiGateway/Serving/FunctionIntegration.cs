using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>Passes requests to functions (AWS_PROXY).</summary>
internal sealed partial class FunctionIntegration(Cloud cloud)
{
    /// <summary>
    /// Largest event in bytes. API Gateway takes larger requests, and refuses what Lambda does not take.
    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    private const int MostBytes = 6 * 1024 * 1024;

    // as AWS writes it: characters beyond ASCII as they are
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Calls the integration's function and reads its answer.</summary>
    /// <exception cref="GatewayAnswerException">There is no such function, it may not be called, it failed, or it took
    /// too long.</exception>
    public async Task<HttpAnswer> AnswerAsync(ApiExchange exchange, ApiRoute route, CancellationToken cancellationToken)
    {
        var uri = StageVariable()
            .Replace(
                route.Integration.Text("uri") ?? "",
                match => exchange.StageVariables?.Text(match.Groups["name"].Value) ?? ""
            );
        var payload = Encoding.UTF8.GetBytes(ProxyEvent.Of(exchange, route).ToJsonString(Relaxed));
        if (payload.Length > MostBytes)
        {
            throw new GatewayAnswerException(GatewayResponseType.RequestTooLarge, "Request Too Long");
        }

        using var late = new CancellationTokenSource(
            TimeSpan.FromMilliseconds(route.Integration.Integer("timeoutInMillis") ?? 29_000),
            cloud.Time
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var reply = await cloud
                .Get<FunctionRuntime>()
                .InvokeAsync(
                    new FunctionCall
                    {
                        FunctionArn =
                            FunctionTarget.Of(uri)
                            ?? throw new GatewayAnswerException(
                                GatewayResponseType.ConfigurationError,
                                "Internal server error"
                            ),
                        Payload = payload,
                        Principal = "apigateway.amazonaws.com",
                        SourceArn = exchange.Api.Scope.Arn(
                            "execute-api",
                            $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Call.Method}{route.Path}"
                        ),
                    },
                    either.Token
                );
            exchange.Set("integration.status", "200");
            exchange.Set("integrationStatus", "200");
            if (reply.FunctionError is not null)
            {
                throw GatewayAnswerException.Failed("502");
            }

            return ProxyAnswer.Read(reply.Payload, exchange).With("X-Amzn-Trace-Id", exchange.TraceId);
        }
        catch (AwsException refused)
        {
            exchange.Set("integrationErrorMessage", refused.Message);
            throw new GatewayAnswerException(GatewayResponseType.ConfigurationError, "Internal server error");
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GatewayAnswerException(GatewayResponseType.IntegrationTimeout, "Endpoint request timed out");
        }
    }

    [GeneratedRegex(@"\$\{stageVariables\.(?<name>\w+)\}")]
    private static partial Regex StageVariable();
}

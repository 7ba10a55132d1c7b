using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// The event that a function receives for a request.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
/// </summary>
internal static class ProxyEvent
{
    public static JsonObject Of(ApiExchange exchange, ApiRoute route)
    {
        var call = exchange.Call;
        var headers = Headers(exchange)
            .GroupBy(static each => each.Key, static each => each.Value, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var query = exchange.Query().ToList();
        var isBinary = call.Body.Length > 0 && exchange.IsBinary(call.Header("Content-Type"));
        return new()
        {
            ["resource"] = route.Path,
            ["path"] = Uri.UnescapeDataString(exchange.Address.Path),
            ["httpMethod"] = call.Method,
            ["headers"] = Single(headers),
            ["multiValueHeaders"] = Multiple(headers),
            ["queryStringParameters"] = Single(query),
            ["multiValueQueryStringParameters"] = Multiple(query),
            ["pathParameters"] =
                route.Variables.Count == 0
                    ? null
                    : new JsonObject(
                        route.Variables.Select(static each =>
                            KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value))
                        )
                    ),
            ["stageVariables"] = exchange.StageVariables?.DeepClone(),
            ["requestContext"] = Context(exchange, route),
            ["body"] =
                call.Body.Length == 0 ? null
                : isBinary ? Convert.ToBase64String(call.Body)
                : Encoding.UTF8.GetString(call.Body),
            ["isBase64Encoded"] = isBinary,
        };
    }

    private static JsonObject Context(ApiExchange exchange, ApiRoute route) =>
        new()
        {
            ["resourceId"] = route.Resource.Text("id"),
            ["resourcePath"] = route.Path,
            ["httpMethod"] = exchange.Call.Method,
            ["extendedRequestId"] = exchange.ExtendedRequestId,
            ["requestTime"] = exchange.RequestTime,
            ["path"] = exchange.FullPath,
            ["accountId"] = exchange.Api.Account,
            ["protocol"] = "HTTP/1.1",
            ["stage"] = exchange.Stage.Name,
            ["domainPrefix"] = exchange.Api.Id,
            ["requestTimeEpoch"] = exchange.Received.ToUnixTimeMilliseconds(),
            ["requestId"] = exchange.Call.RequestId,
            ["identity"] = Identity(exchange),
            ["domainName"] = exchange.DomainName,
            ["deploymentId"] = exchange.Deployment.Id,
            ["apiId"] = exchange.Api.Id,
        };

    private static JsonObject Identity(ApiExchange exchange)
    {
        var identity = new JsonObject
        {
            ["cognitoIdentityPoolId"] = null,
            ["accountId"] = null,
            ["cognitoIdentityId"] = null,
            ["caller"] = null,
            ["sourceIp"] = ApiExchange.SourceIp,
            ["principalOrgId"] = null,
            ["accessKey"] = null,
            ["cognitoAuthenticationType"] = null,
            ["cognitoAuthenticationProvider"] = null,
            ["userArn"] = null,
            ["userAgent"] = exchange.UserAgent,
            ["user"] = null,
        };
        // only there when the method needs a key
        if (exchange.Client is { } client)
        {
            identity["apiKey"] = client.Key.Value;
            identity["apiKeyId"] = client.Key.Id;
        }

        return identity;
    }

    // what the connection itself needs does not reach the function; Host is the API's own, and the forwarding headers
    // are added
    private static IEnumerable<KeyValuePair<string, string>> Headers(ApiExchange exchange)
    {
        foreach (var (name, values) in exchange.Call.Headers)
        {
            if (
                name is "Connection" or "Content-Length" or "Transfer-Encoding" or "Host"
                || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            foreach (var value in values)
            {
                yield return new(name, value ?? "");
            }
        }

        yield return new("Host", exchange.DomainName);
        yield return new("X-Amzn-Trace-Id", exchange.TraceId);
        yield return new("X-Forwarded-For", ApiExchange.SourceIp);
        yield return new("X-Forwarded-Port", "443");
        yield return new("X-Forwarded-Proto", "https");
    }

    private static JsonObject? Single(List<IGrouping<string, string>> groups) =>
        groups.Count == 0
            ? null
            : new(
                groups.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Last())))
            );

    private static JsonObject? Multiple(List<IGrouping<string, string>> groups) =>
        groups.Count == 0
            ? null
            : new(
                groups.Select(static each =>
                    KeyValuePair.Create(
                        each.Key,
                        (JsonNode?)new JsonArray([.. each.Select(static value => (JsonNode)value)])
                    )
                )
            );
}

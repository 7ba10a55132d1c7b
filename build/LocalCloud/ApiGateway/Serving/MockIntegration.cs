using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Answers requests without a backend (MOCK).
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
/// </summary>
internal static class MockIntegration
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>The integration response that the request template's statusCode selects.</summary>
    /// <exception cref="GatewayAnswerException">
    /// The template gives no status, or the media type is not accepted.
    /// </exception>
    public static HttpAnswer Answer(ApiExchange exchange, ApiRoute route)
    {
        var status = Status(exchange, route);
        var responses = (route.Integration.Object("integrationResponses") ?? [])
            .Select(static each => each.Value)
            .OfType<JsonObject>()
            .ToList();
        var selected =
            responses.Find(each =>
                each.Text("selectionPattern") is { Length: > 0 } pattern
                && Regex.IsMatch(status, $"^(?:{pattern})$", RegexOptions.None, LongestMatch)
            )
            ?? responses.Find(static each => each.Text("selectionPattern") is null or "")
            ?? throw new GatewayAnswerException(GatewayResponseType.ConfigurationError, "Internal server error");
        exchange.Set("integration.status", status);
        exchange.Set("integrationStatus", status);
        var templates = selected.Object("responseTemplates") ?? [];
        var type =
            templates.ContainsKey("application/json") || templates.Count == 0
                ? "application/json"
                : templates.First().Key;
        var body = MappingTemplate.Write(templates[type].Text() ?? "", exchange);
        var answer = new HttpAnswer(
            int.Parse(selected.RequiredText("statusCode"), CultureInfo.InvariantCulture),
            Encoding.UTF8.GetBytes(body),
            type
        );
        foreach (var (name, expression) in selected.Object("responseParameters") ?? [])
        {
            if (MappingTemplate.Value(expression.Text() ?? "", exchange) is { } value)
            {
                answer.With(name["method.response.header.".Length..], value);
            }
        }

        return answer;
    }

    private static string Status(ApiExchange exchange, ApiRoute route)
    {
        var templates = route.Integration.Object("requestTemplates") ?? [];
        var type = ApiExchange.MediaType(exchange.Call.Header("Content-Type")) ?? "application/json";
        var template = (templates[type] ?? templates["$default"]).Text();
        if (
            template is null
            && route.Integration.Text("passthroughBehavior") is var behaviour
            && (behaviour == "NEVER" || (behaviour == "WHEN_NO_TEMPLATES" && templates.Count > 0))
        )
        {
            throw new GatewayAnswerException(GatewayResponseType.UnsupportedMediaType, "Unsupported Media Type");
        }

        try
        {
            var written = template is null
                ? Encoding.UTF8.GetString(exchange.Call.Body)
                : MappingTemplate.Write(template, exchange);
            if ((StrictJson.Parse(written) as JsonObject)?["statusCode"].Text() is { } status)
            {
                return status;
            }
        }
        catch (JsonException)
        {
            // not JSON: no status, so the answer below
        }

        throw new GatewayAnswerException(GatewayResponseType.ConfigurationError, "Internal server error");
    }
}

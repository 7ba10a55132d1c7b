using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Writes gateway responses as the API defines them: its own of the type, otherwise its DEFAULT_4XX or DEFAULT_5XX,
/// otherwise AWS's.
/// </summary>
internal static class GatewayAnswer
{
    public static HttpAnswer Write(ApiExchange exchange, GatewayAnswerException failure)
    {
        exchange.Set("error.message", failure.Message);
        exchange.Set("error.messageString", JsonValue.Create(failure.Message).ToJsonString());
        exchange.Set("error.responseType", failure.Type.Name);
        if (failure.ValidationError is { } validation)
        {
            // written into a text of JSON, its quotes are escaped; the quotes around it are the template's
            exchange.Set(
                "error.validationErrorString",
                JsonEncodedText.Encode(validation, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
            );
        }

        var status = failure.Status ?? failure.Type.Status ?? "500";
        var own =
            exchange.Definition.GatewayResponses[failure.Type.Name]
            ?? exchange.Definition.GatewayResponses[status[0] == '4' ? "DEFAULT_4XX" : "DEFAULT_5XX"];
        var given = own as JsonObject ?? [];
        var code = int.Parse(given.Text("statusCode") ?? status, CultureInfo.InvariantCulture);
        var template = given.Object("responseTemplates") is { Count: > 0 } templates
            ? templates["application/json"].Text() ?? templates.First().Value.Text()
            : null;
        var body = MappingTemplate.Write(template ?? GatewayResponseType.DefaultTemplate, exchange);
        var headers = Headers(given, exchange);
        var answer = new HttpAnswer(
            code,
            Encoding.UTF8.GetBytes(body),
            headers.FindLast(static each => IsContentType(each.Key)).Value ?? "application/json"
        ).With("x-amzn-ErrorType", failure.Type.ErrorType);
        foreach (var (name, value) in headers.Where(static each => !IsContentType(each.Key)))
        {
            answer.With(name, value);
        }

        return answer;
    }

    private static bool IsContentType(string header) =>
        header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    private static List<KeyValuePair<string, string>> Headers(JsonObject given, ApiExchange exchange)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, expression) in given.Object("responseParameters") ?? [])
        {
            if (MappingTemplate.Value(expression.Text() ?? "", exchange) is { } value)
            {
                headers.Add(new(name["gatewayresponse.header.".Length..], value));
            }
        }

        return headers;
    }
}

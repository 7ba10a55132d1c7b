using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>Reads a function's answer to a request.</summary>
internal static class ProxyAnswer
{
    private static readonly string[] Members =
    [
        "statusCode",
        "headers",
        "multiValueHeaders",
        "body",
        "isBase64Encoded",
    ];

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
    private static readonly HashSet<string> Remapped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-MD5",
        "Date",
        "Expect",
        "Host",
        "Max-Forwards",
        "Proxy-Authenticate",
        "Server",
        "TE",
        "Transfer-Encoding",
        "Trailer",
        "Upgrade",
        "User-Agent",
        "WWW-Authenticate",
    };

    /// <summary>The answer to the client.</summary>
    /// <exception cref="GatewayAnswerException">The function's answer is malformed.</exception>
    public static HttpAnswer Read(ReadOnlyMemory<byte> payload, ApiExchange exchange)
    {
        if (
            Parsed(payload) is not { } answer
            || answer.Any(static each => !Members.Contains(each.Key))
            || Status(answer["statusCode"]) is not { } status
            || !IsBody(answer["body"])
        )
        {
            throw GatewayAnswerException.Failed("502");
        }

        var text = answer.Text("body") ?? "";
        var headers = Headers(answer);
        var contentType =
            headers.FindLast(static each => each.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value
            ?? "application/json";
        var read = new HttpAnswer(status, Bytes(answer, text, exchange), contentType);
        foreach (
            var (name, value) in headers.Where(static each =>
                !each.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            read.With(Remapped.Contains(name) ? "x-amzn-Remapped-" + name : name, value);
        }

        return read;
    }

    private static JsonObject? Parsed(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return StrictJson.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Status(JsonNode? value) =>
        int.TryParse(value.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 100 and <= 599
            ? status
            : null;

    private static bool IsBody(JsonNode? value) => value is null || value.GetValueKind() == JsonValueKind.String;

    // a header that is in both maps is taken from the one with many values
    private static List<KeyValuePair<string, string>> Headers(JsonObject answer)
    {
        var multiple = answer.Object("multiValueHeaders") ?? [];
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in answer.Object("headers") ?? [])
        {
            if (!multiple.Any(each => each.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                headers.Add(new(name, value.Text() ?? ""));
            }
        }

        foreach (var (name, values) in multiple)
        {
            headers.AddRange(
                (values as JsonArray ?? []).Select(value => KeyValuePair.Create(name, value.Text() ?? ""))
            );
        }

        return headers;
    }

    // only a client that accepts one of the API's binary types gets bytes; another gets the text as it is
    private static byte[] Bytes(JsonObject answer, string text, ApiExchange exchange)
    {
        if (answer.Flag("isBase64Encoded") == true && exchange.IsBinary(exchange.Call.Header("Accept")))
        {
            try
            {
                return Convert.FromBase64String(text);
            }
            catch (FormatException)
            {
                throw GatewayAnswerException.Failed("500");
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }
}

using System.Text;
using System.Text.Json;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The body of an API event.</summary>
public static class ApiBody
{
    public const string Json = "application/json";

    /// <summary>https://www.rfc-editor.org/rfc/rfc7386</summary>
    public const string MergePatch = "application/merge-patch+json";

    private const string Field = "body";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, true);

    /// <summary>The body as a JSON object, looked through by <see cref="JsonTree"/>.</summary>
    /// <param name="request">The event.</param>
    /// <param name="types">The media types that are read; a request without one counts as the first.</param>
    /// <exception cref="InvalidRequestException">There is none, or it is not a JSON object.</exception>
    /// <exception cref="RefusedRequestException">It has another media type, or the URL has parameters.</exception>
    public static CheckedJson Read(APIGatewayProxyRequest request, params IReadOnlyList<string> types)
    {
        ApiQuery.CheckNone(request);
        CheckType(request, types.Count == 0 ? [Json] : types);
        var text = Text(request);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Wrong("must be a JSON object");
        }

        var json = JsonTree.Parse(text, Field);
        return json.Value.ValueKind == JsonValueKind.Object ? json : throw Wrong("must be a JSON object");
    }

    // a body of another type is not taken for JSON, whatever it looks like
    private static void CheckType(APIGatewayProxyRequest request, IReadOnlyList<string> types)
    {
        var given = ApiHeaders.All(request, "Content-Type");
        if (given.Count > 1 || (given is [var header] && !IsOneOf(header, types)))
        {
            throw new RefusedRequestException(
                ProblemKind.UnsupportedMediaType,
                $"The Content-Type must be {string.Join(" or ", types)}, in UTF-8"
            )
            {
                Headers = new Dictionary<string, string>
                {
                    [request.HttpMethod == "PATCH" ? "Accept-Patch" : "Accept-Post"] = string.Join(", ", types),
                },
            };
        }
    }

    private static bool IsOneOf(string header, IReadOnlyList<string> types)
    {
        if (types.Contains(header, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        return types.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            && parts
                .Skip(1)
                .Where(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
                .All(part => part["charset=".Length..].Trim('"').ToUpperInvariant() is "UTF-8" or "UTF8" or "US-ASCII");
    }

    private static string? Text(APIGatewayProxyRequest request)
    {
        try
        {
            return request.IsBase64Encoded
                ? Strict.GetString(Convert.FromBase64String(request.Body ?? ""))
                : request.Body;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw Wrong("is not text in UTF-8");
        }
    }

    private static InvalidRequestException Wrong(string message) =>
        new([new FieldError(Field, message) { Code = MistakeCode.InvalidJson }]);
}

using System.Text;
using System.Text.Json;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The body of an API event.</summary>
public static class ApiBody
{
    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="InvalidRequestException">There is none, or it is not a JSON object.</exception>
    public static JsonElement Read(APIGatewayProxyRequest request)
    {
        try
        {
            var text = request.IsBase64Encoded
                ? Encoding.UTF8.GetString(Convert.FromBase64String(request.Body ?? ""))
                : request.Body;
            if (!string.IsNullOrWhiteSpace(text) && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } json)
            {
                return json;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidRequestException([new FieldError("body", "is not valid JSON")]);
        }

        throw new InvalidRequestException([new FieldError("body", "must be a JSON object")]);
    }
}

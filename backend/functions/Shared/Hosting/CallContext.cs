using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Hosting;

/// <summary>
/// What the log of a call says of where it comes from. No id of a session, and nothing of what people eat.
/// </summary>
/// <param name="CorrelationId">The id that follows the request through API, workflow and logs.</param>
/// <param name="ApiRequestId">The request's id at API Gateway, which the access log has; null in the workflow.</param>
/// <param name="Execution">The name of the workflow's execution; null outside of it.</param>
/// <param name="SessionHash">The hash of the session's id; null without a session.</param>
public sealed record CallContext(
    string CorrelationId,
    string? ApiRequestId = null,
    string? Execution = null,
    string? SessionHash = null
)
{
    private const int HashLength = 16;

    /// <summary>
    /// The same for the same session, and no way back: ids of sessions have too many random bits to be guessed.
    /// </summary>
    public static string? HashOf(string? sessionId) =>
        string.IsNullOrEmpty(sessionId)
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionId)))[..HashLength];

    /// <summary>The context of a request of the API or of a task of the workflow.</summary>
    public static CallContext Of<T>(T input) =>
        input switch
        {
            APIGatewayProxyRequest request => new(
                Hosting.CorrelationId.Of(request),
                request.RequestContext?.RequestId,
                SessionHash: HashOf(
                    request.PathParameters?.TryGetValue("sessionId", out var sessionId) == true ? sessionId : null
                )
            ),
            JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty("httpMethod", out _) => Of(
                json.Deserialize(Api.ApiJson.Default.APIGatewayProxyRequest)!
            ),
            JsonElement json => OfTask(json),
            _ => new(Guid.NewGuid().ToString("N")),
        };

    private static CallContext OfTask(JsonElement input)
    {
        var correlationId = Text(input, "task", "correlationId");
        var sessionId = Text(input, "input", "sessionId") ?? Text(input, "request", "sessionId");
        var isTaken =
            Hosting.CorrelationId.IsValid(correlationId)
            && (sessionId is null || !correlationId!.Contains(sessionId, StringComparison.OrdinalIgnoreCase));
        return new(
            isTaken ? correlationId! : Guid.NewGuid().ToString("N"),
            Execution: Text(input, "task", "execution"),
            SessionHash: HashOf(sessionId)
        );
    }

    private static string? Text(JsonElement json, string part, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(part, out var inner)
        && inner.ValueKind == JsonValueKind.Object
        && inner.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.Text.Json;
using AiChef.Functions.Api;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>
/// Names a change among all others. A caller's key names the same change however often it is sent; without one, each
/// call is a change of its own.
/// </summary>
internal static class WriteName
{
    public static string Of(APIGatewayProxyRequest request, JsonElement body) =>
        IdempotencyKey.Of(request) is { } key
            ? IdempotencyKey.Hash($"{key}\n{request.HttpMethod}\n{body.GetRawText()}")
            : Guid.NewGuid().ToString("N");
}

using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>The path /sessions/{sessionId}.</summary>
internal static class SessionPath
{
    /// <summary>The session that the path names.</summary>
    /// <exception cref="InvalidRequestException">The path has no session.</exception>
    public static string Id(APIGatewayProxyRequest request) =>
        request.PathParameters is { } path
        && path.TryGetValue("sessionId", out var id)
        && !string.IsNullOrWhiteSpace(id)
            ? id
            : throw new InvalidRequestException([new FieldError("sessionId", "must be in the path")]);
}

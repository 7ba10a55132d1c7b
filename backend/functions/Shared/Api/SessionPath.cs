using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The path /sessions/{sessionId} and those below it.</summary>
public static class SessionPath
{
    /// <summary>The session that the path names.</summary>
    /// <exception cref="InvalidRequestException">The path has no session.</exception>
    public static string Id(APIGatewayProxyRequest request) =>
        request.PathParameters is { } path
        && path.TryGetValue("sessionId", out var id)
        && id is not null
        && SessionId.IsPossible(id)
            ? id
            : throw new InvalidRequestException([
                new FieldError(
                    "sessionId",
                    $"must be in the path: 1 to {SessionId.MostCharacters} letters, digits, - or _"
                ),
            ]);
}

using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>The path /sessions/{sessionId}/meal.</summary>
internal static class MealPath
{
    /// <summary>The session that the path names.</summary>
    /// <exception cref="InvalidRequestException">The path has no session.</exception>
    public static string SessionId(APIGatewayProxyRequest request) =>
        request.PathParameters is { } path
        && path.TryGetValue("sessionId", out var id)
        && !string.IsNullOrWhiteSpace(id)
            ? id
            : throw new InvalidRequestException([new FieldError("sessionId", "must be in the path")]);

    /// <summary>Where the meal is read, with the stage of the API.</summary>
    public static string Link(APIGatewayProxyRequest request) =>
        request.RequestContext?.Path is { Length: > 0 } path ? path : $"/sessions/{SessionId(request)}/meal";
}

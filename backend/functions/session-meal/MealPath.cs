using AiChef.Functions.Api;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>The path /sessions/{sessionId}/meal.</summary>
internal static class MealPath
{
    /// <summary>Where the meal is read, with the stage of the API.</summary>
    public static string Link(APIGatewayProxyRequest request) =>
        request.RequestContext?.Path is { Length: > 0 } path ? path : $"/sessions/{SessionPath.Id(request)}/meal";
}

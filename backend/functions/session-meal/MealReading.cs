using AiChef.Functions.Api;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>GET /sessions/{sessionId}/meal: the meal that the session asked for last.</summary>
public sealed class MealReading(MealProgress progress)
{
    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        CancellationToken cancellationToken
    ) =>
        ApiAnswer.OfAsync(
            async () =>
            {
                ApiQuery.CheckNone(request);
                var id = SessionPath.Id(request);
                var found = await progress.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
                return found.Meal is { } meal
                    ? ApiAnswer.Json(200, MealView.Of(meal, MealPath.Link(request)), MealJson.Default.MealView)
                    : throw new RefusedRequestException(
                        ProblemKind.MealNotFound,
                        "The session has not asked for a meal"
                    );
            },
            cancellationToken
        );
}

using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionMeals;

/// <summary>
/// POST /sessions/{sessionId}/meal: starts the workflow for the session as it is. The meal is stored as running first
/// and started then, so that no execution is without its meal; a meal without an execution is found by
/// <see cref="MealProgress"/>, or started by the same request sent again.
/// </summary>
public sealed class MealOrdering(IMealStore meals, IMealWorkflow workflow, MealProgress progress, TimeProvider time)
{
    private const string SecondsToWait = "1";

    public Task<APIGatewayProxyResponse> HandleAsync(
        APIGatewayProxyRequest request,
        string correlationId,
        CancellationToken cancellationToken
    ) => ApiAnswer.OfAsync(() => OrderAsync(request, correlationId, cancellationToken), cancellationToken);

    private async Task<APIGatewayProxyResponse> OrderAsync(
        APIGatewayProxyRequest request,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        ApiQuery.CheckNone(request);
        var id = SessionPath.Id(request);
        var order = MealOrder.Read(id, request);
        var link = MealPath.Link(request);
        var found = await progress.FindAsync(id, cancellationToken) ?? throw new SessionNotFoundException(id);
        if (found.Meal is { } before && before.MealId == order.MealId)
        {
            if (before.Status == SessionMeal.Running)
            {
                await StartAsync(found, before, order, correlationId, cancellationToken);
            }

            return Accepted(before, link);
        }

        if (found.Meal is { Status: SessionMeal.Running })
        {
            throw Refused(ProblemKind.MealRunning, "The session waits for a meal already; read it first");
        }

        if (order.IsRepeatable && await workflow.FindAsync(order.MealId, cancellationToken) is not null)
        {
            throw Refused(ProblemKind.KeyUsed, $"The {IdempotencyKey.Header} started an earlier meal of the session");
        }

        var meal = new SessionMeal
        {
            MealId = order.MealId,
            Status = SessionMeal.Running,
            Version = found.Session.Version,
            StartedAt = time.GetUtcNow(),
        };
        if (!await meals.StartAsync(found, meal, cancellationToken))
        {
            throw Refused(
                ProblemKind.MealRunning,
                "The session asked for another meal at the same time; read it first"
            );
        }

        await StartAsync(found, meal, order, correlationId, cancellationToken);
        return Accepted(meal, link);
    }

    private Task StartAsync(
        MealSession found,
        SessionMeal meal,
        MealOrder order,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        var session = found.Session;
        var input = new MealInput(
            order.MayRepeatDish ? session.Request : WithoutServed(session.Request, found.Served),
            session.SessionId,
            meal.Version,
            meal.MealId,
            correlationId
        );
        return workflow.StartAsync(
            meal.MealId,
            JsonSerializer.Serialize(input, MealJson.Default.MealInput),
            cancellationToken
        );
    }

    // a dish that the catalogue no longer has cannot be served, and excluding it would be a mistake in the request
    private static MealRequest WithoutServed(MealRequest request, IReadOnlyList<string> served) =>
        served.Count == 0
            ? request
            : request with
            {
                Exclude =
                [
                    .. FoodCatalogue
                        .Instance.Dishes.Select(dish => dish.Id)
                        .Where(id => request.Exclude.Contains(id) || served.Contains(id))
                        .Take(MealRequestReader.MostExcluded),
                ],
            };

    private static APIGatewayProxyResponse Accepted(SessionMeal meal, string link)
    {
        var response = ApiAnswer.Json(202, MealView.Of(meal, link), MealJson.Default.MealView);
        response.Headers["Location"] = link;
        response.Headers["Retry-After"] = SecondsToWait;
        return response;
    }

    private static RefusedRequestException Refused(ProblemKind kind, string message) =>
        new(kind, message) { Headers = new Dictionary<string, string> { ["Retry-After"] = SecondsToWait } };
}

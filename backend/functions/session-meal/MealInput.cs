using AiChef.Functions.Meals;

namespace AiChef.Functions.SessionMeals;

/// <summary>The input of the workflow for a meal of a session.</summary>
internal sealed record MealInput(
    MealRequest Request,
    string SessionId,
    int Version,
    string MealId,
    string CorrelationId
);

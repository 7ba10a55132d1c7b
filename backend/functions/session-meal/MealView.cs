using System.Text.Json;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.SessionMeals;

/// <summary>A meal as the API tells it.</summary>
public sealed record MealView
{
    public required string MealId { get; init; }

    /// <summary>running, succeeded or failed.</summary>
    public required string Status { get; init; }

    /// <summary>The version of the session whose request it answers.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The path at which the meal is read.</summary>
    public required string Link { get; init; }

    /// <summary>What was made; only of a meal that succeeded.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why there is none; only of a meal that failed.</summary>
    public TaskFailure? Failure { get; init; }

    public static MealView Of(SessionMeal meal, string link) =>
        new()
        {
            MealId = meal.MealId,
            Status = meal.Status,
            Version = meal.Version,
            StartedAt = meal.StartedAt,
            EndedAt = meal.EndedAt,
            Link = link,
            Result = meal.Result,
            Failure = meal.Failure is { } failure ? TaskFailure.Read(failure, meal.Cause ?? "") : null,
        };
}

using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Functions.Sessions;

/// <summary>
/// A meal in the item of its session: the map "meal"; the ids of the dishes served are the set "served".
/// </summary>
internal static class MealItem
{
    public const string Meal = "meal";
    public const string Served = "served";

    public static AttributeValue Write(SessionMeal meal) =>
        new()
        {
            M = new Dictionary<string, AttributeValue>
            {
                ["mealId"] = new AttributeValue { S = meal.MealId },
                ["status"] = new AttributeValue { S = meal.Status },
                ["version"] = SessionItem.Number(meal.Version),
                ["startedAt"] = SessionItem.Moment(meal.StartedAt),
            },
        };

    public static MealSession Read(Dictionary<string, AttributeValue> item) =>
        new(
            SessionItem.Read(item),
            item.TryGetValue(Meal, out var meal) ? MealOf(meal.M) : null,
            item.TryGetValue(Served, out var served) ? [.. served.SS.Order(StringComparer.Ordinal)] : []
        );

    private static SessionMeal MealOf(Dictionary<string, AttributeValue> meal) =>
        new()
        {
            MealId = meal["mealId"].S,
            Status = meal["status"].S,
            Version = int.Parse(meal["version"].N, CultureInfo.InvariantCulture),
            StartedAt = Moment(meal["startedAt"].S),
            EndedAt = meal.GetValueOrDefault("endedAt") is { } ended ? Moment(ended.S) : null,
            Result = meal.GetValueOrDefault("result") is { } result ? JsonElement.Parse(result.S) : null,
            Failure = meal.GetValueOrDefault("failure")?.S,
            Cause = meal.GetValueOrDefault("cause")?.S,
        };

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

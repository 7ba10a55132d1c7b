using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Functions.Sessions;

/// <summary>
/// Meals in the items of their sessions; every write is conditional and leaves the rest of the item alone.
/// </summary>
public sealed class DynamoDbMealStore(IAmazonDynamoDB dynamoDb, string table, TimeProvider time) : IMealStore
{
    private const string StillRunning = "meal.mealId = :meal AND meal.#status = :running";

    public async Task<MealSession?> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var answer = await dynamoDb.GetItemAsync(
            new GetItemRequest
            {
                TableName = table,
                Key = Key(sessionId),
                ConsistentRead = true,
            },
            cancellationToken
        );
        // time to live deletes within days, not at once
        return
            answer.Item is { Count: > 0 } item
            && MealItem.Read(item) is var found
            && found.Session.ExpiresAt > time.GetUtcNow()
            ? found
            : null;
    }

    public async Task<bool> StartAsync(MealSession found, SessionMeal meal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var values = new Dictionary<string, AttributeValue>
        {
            [":meal"] = MealItem.Write(meal),
            [":alive"] = SessionItem.Number(now.ToUnixTimeSeconds()),
            [":expires"] = SessionItem.Number((now + Session.Lifetime).ToUnixTimeSeconds()),
        };
        if (found.Meal is { } before)
        {
            values[":before"] = new AttributeValue { S = before.MealId };
        }

        var inPlace = found.Meal is null ? "attribute_not_exists(meal)" : "meal.mealId = :before";
        if (
            await ChangeAsync(
                found.Session.SessionId,
                "SET meal = :meal, expiresAt = :expires",
                $"attribute_exists(sessionId) AND expiresAt > :alive AND {inPlace}",
                values,
                cancellationToken
            )
        )
        {
            return true;
        }

        // a lost answer of this very write, another meal, or no session any more
        var current = await RequiredAsync(found.Session.SessionId, cancellationToken);
        return current.Meal?.MealId == meal.MealId;
    }

    public async Task SucceedAsync(
        string sessionId,
        string mealId,
        JsonElement result,
        string? dish,
        CancellationToken cancellationToken
    )
    {
        var values = Ending(mealId, SessionMeal.Succeeded);
        values[":result"] = new AttributeValue { S = result.GetRawText() };
        if (dish is not null)
        {
            values[":dish"] = new AttributeValue { SS = [dish] };
        }

        if (
            !await ChangeAsync(
                sessionId,
                "SET meal.#status = :ended, meal.endedAt = :now, meal.#result = :result"
                    + (dish is null ? "" : " ADD served :dish"),
                StillRunning,
                values,
                cancellationToken,
                new() { ["#status"] = "status", ["#result"] = "result" }
            )
        )
        {
            await RequiredAsync(sessionId, cancellationToken);
        }
    }

    public Task FailAsync(
        string sessionId,
        string mealId,
        string failure,
        string cause,
        CancellationToken cancellationToken
    )
    {
        var values = Ending(mealId, SessionMeal.Failed);
        values[":failure"] = new AttributeValue { S = failure };
        values[":cause"] = new AttributeValue { S = cause };
        return ChangeAsync(
            sessionId,
            "SET meal.#status = :ended, meal.endedAt = :now, meal.failure = :failure, meal.cause = :cause",
            StillRunning,
            values,
            cancellationToken,
            new() { ["#status"] = "status" }
        );
    }

    private async Task<MealSession> RequiredAsync(string sessionId, CancellationToken cancellationToken) =>
        await FindAsync(sessionId, cancellationToken) ?? throw new SessionNotFoundException(sessionId);

    private Dictionary<string, AttributeValue> Ending(string mealId, string status) =>
        new()
        {
            [":meal"] = new AttributeValue { S = mealId },
            [":running"] = new AttributeValue { S = SessionMeal.Running },
            [":ended"] = new AttributeValue { S = status },
            [":now"] = SessionItem.Moment(time.GetUtcNow()),
        };

    /// <summary>Whether the condition held and the item was changed.</summary>
    private async Task<bool> ChangeAsync(
        string sessionId,
        string update,
        string condition,
        Dictionary<string, AttributeValue> values,
        CancellationToken cancellationToken,
        Dictionary<string, string>? names = null
    )
    {
        try
        {
            await dynamoDb.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = Key(sessionId),
                    UpdateExpression = update,
                    ConditionExpression = condition,
                    ExpressionAttributeNames = names,
                    ExpressionAttributeValues = values,
                },
                cancellationToken
            );
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static Dictionary<string, AttributeValue> Key(string sessionId) =>
        new() { ["sessionId"] = new AttributeValue { S = sessionId } };
}

using System.Security.Cryptography;
using System.Text.Json;
using AiChef.Functions.Meals;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Functions.Sessions;

/// <summary>
/// Sessions in a DynamoDB table with key sessionId and time-to-live attribute expiresAt; every write is conditional.
/// </summary>
public sealed class DynamoDbSessionStore(IAmazonDynamoDB dynamoDb, string table, TimeProvider time) : ISessionStore
{
    /// <summary>How many changes a session remembers; a change is repeated within seconds.</summary>
    private const int RememberedWrites = 16;

    public async Task<Session> CreateAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = SessionItem.Write(session),
                    ConditionExpression = "attribute_not_exists(sessionId)",
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken
            );
            return session;
        }
        catch (ConditionalCheckFailedException e) when (e.Item is { Count: > 0 } stored)
        {
            // nobody else has this id: a first try whose answer was lost has stored it
            return SessionItem.Read(stored);
        }
    }

    public async Task<Session> CreateOnceAsync(Session session, string key, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(session.Request with { SessionId = null });
        var id = session.SessionId;
        try
        {
            await dynamoDb.PutItemAsync(
                CreationKey.Reserve(table, key, fingerprint, id, time.GetUtcNow()),
                cancellationToken
            );
        }
        catch (ConditionalCheckFailedException e) when (e.Item is { Count: > 0 } reserved)
        {
            id = CreationKey.SessionOf(reserved, fingerprint);
        }

        // a first try may have ended before this
        return await CreateAsync(
            session with
            {
                SessionId = id,
                Request = session.Request with { SessionId = id },
            },
            cancellationToken
        );
    }

    public async Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken)
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
        // Time to live deletes within days, not at once:
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
        return
            answer.Item is { Count: > 0 } item
            && item.ContainsKey("version")
            && SessionItem.Read(item) is var session
            && session.ExpiresAt > time.GetUtcNow()
            ? session
            : null;
    }

    public async Task<Session> UpdateAsync(
        Session read,
        MealRequest request,
        string write,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> writes = [.. read.Writes.TakeLast(RememberedWrites - 1), write];
        try
        {
            return await ChangeAsync(
                read.SessionId,
                read.Version,
                "SET #request = :request, #status = :status, version = version + :one, writes = :writes, "
                    + "updatedAt = :now, expiresAt = :expires REMOVE #result, executionId",
                new() { ["#result"] = "result", ["#request"] = "request" },
                new()
                {
                    [":request"] = new AttributeValue
                    {
                        S = JsonSerializer.Serialize(request, SessionJson.Default.MealRequest),
                    },
                    [":status"] = new AttributeValue { S = "open" },
                    [":writes"] = SessionItem.Texts(writes),
                },
                cancellationToken
            );
        }
        catch (StaleVersionException)
        {
            // A first try whose answer was lost has stored the change already; somebody may have changed it since.
            if (await FindAsync(read.SessionId, cancellationToken) is { } session && session.Writes.Contains(write))
            {
                return session;
            }

            throw;
        }
    }

    public async Task<Session> CompleteAsync(
        string sessionId,
        int version,
        string executionId,
        JsonElement result,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ChangeAsync(
                sessionId,
                version,
                "SET #result = :result, #status = :status, version = version + :one, "
                    + "executionId = :execution, updatedAt = :now, expiresAt = :expires",
                new() { ["#result"] = "result" },
                new()
                {
                    [":result"] = new AttributeValue { S = result.GetRawText() },
                    [":status"] = new AttributeValue { S = "completed" },
                    [":execution"] = new AttributeValue { S = executionId },
                },
                cancellationToken
            );
        }
        catch (StaleVersionException)
        {
            // A first try whose answer was lost has stored the result already.
            if (await FindAsync(sessionId, cancellationToken) is { } session && session.ExecutionId == executionId)
            {
                return session;
            }

            throw;
        }
    }

    private async Task<Session> ChangeAsync(
        string sessionId,
        int version,
        string update,
        Dictionary<string, string> names,
        Dictionary<string, AttributeValue> values,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        names["#status"] = "status";
        values[":version"] = SessionItem.Number(version);
        values[":one"] = SessionItem.Number(1);
        values[":now"] = SessionItem.Moment(now);
        values[":expires"] = SessionItem.Number((now + Session.Lifetime).ToUnixTimeSeconds());
        values[":alive"] = SessionItem.Number(now.ToUnixTimeSeconds());
        try
        {
            var answer = await dynamoDb.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = Key(sessionId),
                    UpdateExpression = update,
                    ConditionExpression = "attribute_exists(sessionId) AND expiresAt > :alive AND version = :version",
                    ExpressionAttributeNames = names,
                    ExpressionAttributeValues = values,
                    ReturnValues = ReturnValue.ALL_NEW,
                },
                cancellationToken
            );
            return SessionItem.Read(answer.Attributes);
        }
        catch (ConditionalCheckFailedException)
        {
            // Which half of the condition failed is only to be seen in the item.
            var found = await FindAsync(sessionId, cancellationToken) ?? throw new SessionNotFoundException(sessionId);
            throw new StaleVersionException(sessionId, version, found.Version);
        }
    }

    private static string Fingerprint(MealRequest request) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, SessionJson.Default.MealRequest))
        );

    private static Dictionary<string, AttributeValue> Key(string sessionId) =>
        new() { ["sessionId"] = new AttributeValue { S = sessionId } };
}

using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Functions.Sessions;

/// <summary>
/// Remembers which session a key created, as an item beside the sessions. No session's id begins as its key does.
/// </summary>
internal static class CreationKey
{
    /// <summary>How long a repeated request gets the session that the first one created.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const string Prefix = "key#";
    private const string Created = "created";
    private const string Fingerprint = "fingerprint";

    public static PutItemRequest Reserve(
        string table,
        string key,
        string fingerprint,
        string sessionId,
        DateTimeOffset now
    ) =>
        new()
        {
            TableName = table,
            Item = new()
            {
                ["sessionId"] = new AttributeValue { S = Prefix + key },
                [Created] = new AttributeValue { S = sessionId },
                [Fingerprint] = new AttributeValue { S = fingerprint },
                ["expiresAt"] = SessionItem.Number((now + Lifetime).ToUnixTimeSeconds()),
            },
            ConditionExpression = "attribute_not_exists(sessionId) OR expiresAt <= :now",
            ExpressionAttributeValues = new()
            {
                [":now"] = new AttributeValue { N = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            },
            ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

    /// <summary>The session that the key created.</summary>
    /// <exception cref="IdempotencyKeyReusedException">It was created by another request.</exception>
    public static string SessionOf(Dictionary<string, AttributeValue> item, string fingerprint) =>
        item[Fingerprint].S == fingerprint ? item[Created].S : throw new IdempotencyKeyReusedException();
}

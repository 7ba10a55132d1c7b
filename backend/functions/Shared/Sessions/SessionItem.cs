using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Functions.Sessions;

/// <summary>
/// A session as an item: request and result as JSON text, expiresAt in seconds since 1970 as time to live wants it.
/// </summary>
internal static class SessionItem
{
    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Moment(DateTimeOffset value) =>
        new() { S = value.ToString("O", CultureInfo.InvariantCulture) };

    public static AttributeValue Texts(IEnumerable<string> values) =>
        new() { L = [.. values.Select(value => new AttributeValue { S = value })] };

    /// <summary>The item of a new session, which has no result yet.</summary>
    public static Dictionary<string, AttributeValue> Write(Session session) =>
        new()
        {
            ["sessionId"] = new AttributeValue { S = session.SessionId },
            ["version"] = Number(session.Version),
            ["status"] = new AttributeValue { S = session.Status },
            ["createdAt"] = Moment(session.CreatedAt),
            ["updatedAt"] = Moment(session.UpdatedAt),
            ["expiresAt"] = Number(session.ExpiresAt.ToUnixTimeSeconds()),
            ["request"] = new AttributeValue
            {
                S = JsonSerializer.Serialize(session.Request, SessionJson.Default.MealRequest),
            },
        };

    public static Session Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            SessionId = item["sessionId"].S,
            Version = int.Parse(item["version"].N, CultureInfo.InvariantCulture),
            Status = item["status"].S,
            CreatedAt = DateTimeOffset.Parse(item["createdAt"].S, CultureInfo.InvariantCulture),
            UpdatedAt = DateTimeOffset.Parse(item["updatedAt"].S, CultureInfo.InvariantCulture),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(item["expiresAt"].N, CultureInfo.InvariantCulture)
            ),
            Request = JsonSerializer.Deserialize(item["request"].S, SessionJson.Default.MealRequest)!,
            Result = item.TryGetValue("result", out var result) ? JsonElement.Parse(result.S) : null,
            ExecutionId = item.TryGetValue("executionId", out var executionId) ? executionId.S : null,
            Writes = item.TryGetValue("writes", out var writes) ? [.. writes.L.Select(write => write.S)] : [],
        };
}

using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.DynamoDb.Backups;

/// <summary>What an item was before a change, for the recovery to a point in time.</summary>
/// <param name="Key">The key of the item among the items of its table.</param>
/// <param name="Time">When it was changed.</param>
/// <param name="Before">The item; null if there was none.</param>
internal sealed record ItemChange(string Key, DateTimeOffset Time, JsonObject? Before);

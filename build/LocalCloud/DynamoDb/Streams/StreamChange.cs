using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.DynamoDb.Streams;

/// <summary>A change of an item, as its stream keeps it.</summary>
/// <param name="Number">From 1, in the order of the changes.</param>
/// <param name="At">When the item changed.</param>
/// <param name="Keys">The item's key, in DynamoDB's JSON.</param>
/// <param name="Old">The item before; null: there was none.</param>
/// <param name="New">The item after; null: there is none.</param>
/// <param name="Bytes">The size of key and images that the stream shows.</param>
/// <param name="IsExpiry">Whether the item was deleted because its time was over.</param>
internal sealed record StreamChange(
    long Number,
    DateTimeOffset At,
    JsonObject Keys,
    JsonObject? Old,
    JsonObject? New,
    long Bytes,
    bool IsExpiry
);

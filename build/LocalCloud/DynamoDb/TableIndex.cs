using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.DynamoDb;

internal sealed record TableIndex(
    string Name,
    KeySchema Key,
    bool IsGlobal,
    string ProjectionType,
    IReadOnlyList<string> NonKeyAttributes
)
{
    public Throughput? Throughput { get; init; }

    /// <summary>Requested warm throughput; null: derived from the capacity.</summary>
    public Throughput? Warm { get; init; }

    public JsonObject? OnDemandThroughput { get; init; }
}

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

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

    /// <summary>Warm throughput as asked for; null: what the capacity brings.</summary>
    public Throughput? Warm { get; init; }

    public JsonObject? OnDemandThroughput { get; init; }
}

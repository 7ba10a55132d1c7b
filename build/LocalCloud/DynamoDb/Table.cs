using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Backups;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>A table's definition and settings; its items are in <see cref="TableItems"/>.</summary>
internal sealed record Table(string Name, string Id, DateTimeOffset Created)
{
    public required KeySchema Key { get; init; }

    public required IReadOnlyList<AttributeDefinition> Attributes { get; init; }

    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];

    public Throughput Throughput { get; init; } = new(0, 0);

    /// <summary>Requested warm throughput; null: derived from the capacity.</summary>
    public Throughput? Warm { get; init; }

    public bool PaidPerRequest { get; init; }

    /// <summary>When the table was last switched to on-demand.</summary>
    public DateTimeOffset? PaidPerRequestSince { get; init; }

    public JsonObject? OnDemandThroughput { get; init; }

    public bool IsProtected { get; init; }

    public string? Class { get; init; }

    public TableStream? Stream { get; init; }

    public string? EncryptionKey { get; init; }

    public TimeToLive? TimeToLive { get; init; }

    public PointInTimeRecovery? Recovery { get; init; }

    /// <summary>What it was restored from; null for a table that was made.</summary>
    public TableRestore? Restored { get; init; }

    public TablePolicy? Policy { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    public string Arn(Scope scope) => scope.Arn("dynamodb", "table/" + Name);

    public string TypeOf(string attribute) => Attributes.First(each => each.Name == attribute).Type;

    public TableIndex? Index(string name) => Indexes.FirstOrDefault(index => index.Name == name);
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// A global table, modelled with one replica: that of the stack's region.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
/// </summary>
internal sealed class DynamoDbGlobalTableResource : TableResourceType
{
    public override ResourceSchema Schema { get; } =
        new("AWS::DynamoDB::GlobalTable")
        {
            NotModelled =
            [
                "GlobalTableSourceArn",
                "GlobalTableWitnesses",
                "MultiRegionConsistency",
                "ReadOnDemandThroughputSettings",
                "ReadProvisionedThroughputSettings",
                "WriteOnDemandThroughputSettings",
                "GlobalSecondaryIndexes.ReadOnDemandThroughputSettings",
                "GlobalSecondaryIndexes.ReadProvisionedThroughputSettings",
                "GlobalSecondaryIndexes.WriteOnDemandThroughputSettings",
                "Replicas.GlobalTableSettingsReplicationMode",
                "Replicas.KinesisStreamSpecification",
                "Replicas.ReadOnDemandThroughputSettings",
                "Replicas.ReplicaStreamSpecification",
                "Replicas.SSESpecification",
                "Replicas.GlobalSecondaryIndexes.ReadOnDemandThroughputSettings",
            ],
            MoreRequired = ["KeySchema"],
            MoreCreateOnly = ["KeySchema", "LocalSecondaryIndexes"],
            NameProperty = "TableName",
        };

    protected override JsonObject Table(ResourceRequest request)
    {
        var table = (JsonObject)request.Properties.DeepClone();
        var replicas = table.Objects("Replicas");
        if (replicas.Count != 1 || replicas[0].Text("Region") != request.Scope.Region)
        {
            throw new ResourceException(
                "InvalidRequest",
                $"LocalCloud models global tables with a single replica, in the stack's region {request.Scope.Region}"
            );
        }

        var replica = replicas[0];
        table.Remove("Replicas");
        foreach (
            var name in (string[])
                [
                    "DeletionProtectionEnabled",
                    "TableClass",
                    "PointInTimeRecoverySpecification",
                    "ResourcePolicy",
                    "Tags",
                ]
        )
        {
            table[name] = replica[name]?.DeepClone();
        }

        if (table.Text("BillingMode") != "PAY_PER_REQUEST")
        {
            table["ProvisionedThroughput"] = Capacity(table, replica);
            foreach (var index in table.Objects("GlobalSecondaryIndexes"))
            {
                index["ProvisionedThroughput"] = Capacity(
                    index,
                    replica
                        .Objects("GlobalSecondaryIndexes")
                        .FirstOrDefault(each => each.Text("IndexName") == index.Text("IndexName"))
                        ?? []
                );
            }
        }

        return table;
    }

    /// <summary>What auto scaling starts with.</summary>
    private static JsonObject Capacity(JsonObject writes, JsonObject reads)
    {
        var write = writes.Object("WriteProvisionedThroughputSettings")?.Object("WriteCapacityAutoScalingSettings");
        var read = reads.Object("ReadProvisionedThroughputSettings");
        var scaled = read?.Object("ReadCapacityAutoScalingSettings");
        return new()
        {
            ["ReadCapacityUnits"] =
                read?.Integer("ReadCapacityUnits") ?? scaled?.Integer("SeedCapacity") ?? scaled?.Integer("MinCapacity"),
            ["WriteCapacityUnits"] = write?.Integer("SeedCapacity") ?? write?.Integer("MinCapacity"),
        };
    }
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// A global table, modelled with one replica: that of the stack's region.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
/// </summary>
internal sealed class DynamoDbGlobalTableResource : ResourceType
{
    private static Property WriteSettings =>
        Property.Structure("WriteProvisionedThroughputSettings", Property.Json("WriteCapacityAutoScalingSettings"));

    private static Property ReadSettings =>
        Property.Structure(
            "ReadProvisionedThroughputSettings",
            Property.Integer("ReadCapacityUnits"),
            Property.Json("ReadCapacityAutoScalingSettings")
        );

    public override ResourceSchema Schema { get; } =
        new("AWS::DynamoDB::GlobalTable")
        {
            Properties =
            [
                .. TableProperties.Common,
                Property.Structures(
                    "GlobalSecondaryIndexes",
                    Property.String("IndexName").Required(),
                    Property.Structures("KeySchema", TableProperties.KeySchema).Required(),
                    TableProperties.Projection,
                    WriteSettings,
                    TableProperties.Warm
                ),
                WriteSettings,
                Property.Structure(
                    "SSESpecification",
                    Property.Boolean("SSEEnabled").Required(),
                    Property.String("SSEType")
                ),
                Property.Structure("StreamSpecification", Property.String("StreamViewType").Required()),
                Property
                    .Structures(
                        "Replicas",
                        Property.String("Region").Required(),
                        Property.Boolean("DeletionProtectionEnabled"),
                        Property.String("TableClass"),
                        TableProperties.Recovery,
                        TableProperties.Insights,
                        ReadSettings,
                        Property.Structures(
                            "GlobalSecondaryIndexes",
                            Property.String("IndexName").Required(),
                            TableProperties.Insights,
                            ReadSettings
                        ),
                        Property.Structure("ResourcePolicy", Property.Json("PolicyDocument").Required()),
                        Property.Tags()
                    )
                    .Required(),
            ],
            Attributes = ["Arn", "StreamArn", "TableId"],
            NameProperty = "TableName",
        };

    public override bool NeedsReplacement(JsonObject before, JsonObject after) =>
        base.NeedsReplacement(before, after) || TableProvisioning.EditsDefinition(before, after);

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("dynamodb:TagResource dynamodb:UntagResource", "Tags"),
        new("dynamodb:UpdateTimeToLive", "TimeToLiveSpecification"),
        new("dynamodb:UpdateContinuousBackups", "PointInTimeRecoverySpecification"),
        new("dynamodb:UpdateContributorInsights", "ContributorInsightsSpecification"),
        new("dynamodb:PutResourcePolicy dynamodb:DeleteResourcePolicy", "ResourcePolicy"),
        new("dynamodb:*KinesisStreamingDestination kinesis:*", "KinesisStreamSpecification"),
        new("dynamodb:ImportTable dynamodb:DescribeImport", "ImportSourceSpecification"),
        new(
            "dynamodb:*Item dynamodb:Query dynamodb:Scan dynamodb:*Replica dynamodb:*ReplicaAutoScaling",
            HandlerRule.Never
        ),
        new("kms:*", "SSESpecification.KMSMasterKeyId"),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        DynamoDbAccess.Arn(request.Scope, request.NameOf("TableName", 255));

    public override ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(TableProvisioning.Create(request, AsTable(request)));

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(TableProvisioning.Update(request, AsTable(request)));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        TableProvisioning.Delete(request);
        return ValueTask.CompletedTask;
    }

    /// <summary>The properties of an equivalent single table.</summary>
    private static JsonObject AsTable(ResourceRequest request)
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

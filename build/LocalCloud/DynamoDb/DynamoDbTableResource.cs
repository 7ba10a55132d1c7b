using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
/// </summary>
internal sealed class DynamoDbTableResource : ResourceType, IImportable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::DynamoDB::Table")
        {
            Properties =
            [
                .. TableProperties.Common,
                Property.Structures(
                    "GlobalSecondaryIndexes",
                    Property.String("IndexName").Required(),
                    Property.Structures("KeySchema", TableProperties.KeySchema).Required(),
                    TableProperties.Projection,
                    TableProperties.Capacity,
                    TableProperties.OnDemand,
                    TableProperties.Warm,
                    TableProperties.Insights
                ),
                TableProperties.Capacity,
                TableProperties.OnDemand,
                TableProperties.Insights,
                TableProperties.Recovery,
                Property.Boolean("DeletionProtectionEnabled"),
                Property.String("TableClass"),
                Property.Structure(
                    "SSESpecification",
                    Property.Boolean("SSEEnabled").Required(),
                    Property.String("SSEType"),
                    Property.String("KMSMasterKeyId")
                ),
                Property.Structure("StreamSpecification", Property.String("StreamViewType").Required()),
                Property.Structure("ResourcePolicy", Property.Json("PolicyDocument").Required()),
                Property.Tags(),
            ],
            Attributes = ["Arn", "StreamArn"],
            TagProperty = "Tags",
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
    ) => ValueTask.FromResult(TableProvisioning.Create(request, request.Properties));

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(TableProvisioning.Update(request, request.Properties));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        TableProvisioning.Delete(request);
        return ValueTask.CompletedTask;
    }

    public ResourceOutcome? Existing(ResourceRequest request) => TableProvisioning.Existing(request);

    public void Adopt(ResourceRequest request) => TableProvisioning.Adopt(request);
}

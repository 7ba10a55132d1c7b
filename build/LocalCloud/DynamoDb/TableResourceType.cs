using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>A resource type that makes a table, single or global.</summary>
internal abstract class TableResourceType : ResourceType
{
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
    ) => ValueTask.FromResult(TableProvisioning.Create(request, Table(request)));

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(TableProvisioning.Update(request, Table(request)));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        TableProvisioning.Delete(request);
        return ValueTask.CompletedTask;
    }

    /// <summary>The properties of the table, as those of a single one.</summary>
    protected virtual JsonObject Table(ResourceRequest request) => request.Properties;
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
/// </summary>
internal sealed class DynamoDbTableResource : TableResourceType, IImportable, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::DynamoDB::Table")
        {
            NotModelled =
            [
                "ImportSourceSpecification",
                "KinesisStreamSpecification",
                "StreamSpecification.ResourcePolicy",
            ],
            MoreCreateOnly = ["KeySchema", "LocalSecondaryIndexes"],
            NameProperty = "TableName",
        };

    public ResourceOutcome? Existing(ResourceRequest request) => TableProvisioning.Existing(request);

    public void Adopt(ResourceRequest request) => TableProvisioning.Adopt(request);

    public JsonObject? Read(ResourceRequest request)
    {
        var state = request.Cloud.Get<DynamoDbState>();
        return state.Find(request.Scope, request.PhysicalId!) is { } table
            ? LiveProperties
                .Of(request.Properties, LiveTable.Of(request, table, state.Items(table)))
                .Without(["ContributorInsightsSpecification", .. Schema.NotModelled])
            : null;
    }
}

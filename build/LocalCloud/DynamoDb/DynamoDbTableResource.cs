using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
/// </summary>
internal sealed class DynamoDbTableResource : TableResourceType, IImportable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::DynamoDB::Table")
        {
            Properties =
            [
                .. TableProperties.Common,
                TableProperties.Indexes(
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

    public ResourceOutcome? Existing(ResourceRequest request) => TableProvisioning.Existing(request);

    public void Adopt(ResourceRequest request) => TableProvisioning.Adopt(request);
}

using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDbStreams;

/// <summary>What the operations of DynamoDB Streams need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html</remarks>
internal static class DynamoDbStreamsAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("dynamodb")
            .OnAnything("ListStreams")
            .On("DescribeStream GetShardIterator", static (_, call) => call.Input.Text("StreamArn") ?? "*")
            .On("GetRecords", static (_, call) => call.Input.Text("ShardIterator")?.Split('|')[0] ?? "*");
}

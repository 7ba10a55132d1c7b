using AiChef.LocalCloud.DynamoDb;

namespace AiChef.LocalCloud.DynamoDbStreams;

/// <summary>The streams of DynamoDB's tables, which AWS serves at an address of their own.</summary>
internal static class DynamoDbStreamsService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "dynamodb",
                TargetPrefix = "DynamoDBStreams_20120810",
                Input = DynamoDbStreamsInput.Rules,
                ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
                Faults = DynamoDbErrors.Faults,
                Operations = static cloud => cloud.Get<DynamoDbStreamsApi>(),
                Access = DynamoDbStreamsAccess.Table,
            },
        };
}

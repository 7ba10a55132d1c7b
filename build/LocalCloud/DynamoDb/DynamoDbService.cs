namespace AiChef.LocalCloud.DynamoDb;

/// <summary>DynamoDB.</summary>
internal static class DynamoDbService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "dynamodb",
                TargetPrefix = "DynamoDB_20120810",
                Input = DynamoDbInput.Rules,
                ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
                Faults = DynamoDbErrors.Faults,
                Operations = static cloud => cloud.Get<DynamoDbApi>(),
                Access = DynamoDbAccess.Table,
            },
            ResourceTypes =
            [
                new("AWS::DynamoDB::GlobalTable", static () => new DynamoDbGlobalTableResource()),
                new("AWS::DynamoDB::Table", static () => new DynamoDbTableResource()),
            ],
        };
}

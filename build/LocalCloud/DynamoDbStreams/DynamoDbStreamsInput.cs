using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.DynamoDbStreams;

/// <summary>How requests to DynamoDB Streams are checked by its model.</summary>
internal static class DynamoDbStreamsInput
{
    public static InputRules Rules { get; } = new() { Model = "dynamodbstreams", Types = TypeTexts.BareTokens };
}

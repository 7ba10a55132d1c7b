namespace AiChef.LocalCloud.DynamoDb;

internal sealed record TableStream(string ViewType, string Label);

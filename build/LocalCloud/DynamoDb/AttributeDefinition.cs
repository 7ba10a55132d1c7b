namespace AiChef.LocalCloud.DynamoDb;

internal sealed record AttributeDefinition(string Name, string Type);

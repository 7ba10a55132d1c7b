namespace AiChef.LocalCloud.DynamoDb;

internal sealed record TimeToLive(string Attribute);

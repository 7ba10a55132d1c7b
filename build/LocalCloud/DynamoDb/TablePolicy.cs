namespace AiChef.LocalCloud.DynamoDb;

internal sealed record TablePolicy(string Document, string Revision);

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>The transaction of a ClientRequestToken; the same call within ten minutes does nothing.</summary>
internal sealed record SpentToken(string Request, DateTimeOffset Until);

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Provisioned capacity; zeros when paid per request.</summary>
internal sealed record Throughput(long Read, long Write);

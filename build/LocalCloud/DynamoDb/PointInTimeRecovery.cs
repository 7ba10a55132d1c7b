namespace AiChef.LocalCloud.DynamoDb;

internal sealed record PointInTimeRecovery(DateTimeOffset Since, int Days);

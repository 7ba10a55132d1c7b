namespace AiChef.LocalCloud.CloudWatch;

internal sealed record AlarmEvent(DateTimeOffset Time, string Type, string Summary, string Data);

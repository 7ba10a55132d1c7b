namespace AiChef.LocalCloud.CloudWatch;

internal sealed record Dashboard(string Name, string Body, DateTimeOffset Modified);

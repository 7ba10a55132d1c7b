namespace AiChef.LocalCloud.CloudWatch;

internal sealed record Dimension(string Name, string Value);

namespace AiChef.LocalCloud.CloudWatch;

internal sealed record Sample(double Value, double Count);

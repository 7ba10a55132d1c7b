namespace AiChef.LocalCloud.ApiGateway;

/// <summary>Settings for all APIs of an account in a region.</summary>
internal sealed record ApiAccount(string? CloudWatchRoleArn);

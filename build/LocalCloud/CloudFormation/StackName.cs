namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Which stack has a name now.</summary>
internal sealed record StackName(string StackId);

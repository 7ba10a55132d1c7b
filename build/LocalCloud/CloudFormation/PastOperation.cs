namespace AiChef.LocalCloud.CloudFormation;

/// <summary>An entry of LastOperations.</summary>
internal sealed record PastOperation(string Type, string Id);

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>An output of a stack, resolved.</summary>
internal sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

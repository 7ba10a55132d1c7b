namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// A parameter's value in a stack or change set: as given, or the default, lists as comma separated text.
/// Resolved is the value of the SSM parameter that it names, null for other types.
/// </summary>
internal sealed record ParameterValue(string Key, string Value, string? Resolved, bool NoEcho);

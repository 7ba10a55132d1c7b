namespace AiChef.LocalCloud.CloudFormation;

/// <summary>One version of a stored parameter.</summary>
internal sealed record StoredParameter(string Value, bool IsSecure);

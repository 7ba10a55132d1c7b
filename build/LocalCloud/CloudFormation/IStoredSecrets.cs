namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Where templates read secrets from: those that stacks recorded.</summary>
internal interface IStoredSecrets
{
    /// <summary>The text of the secret with this name or ARN; null if there is none.</summary>
    string? Read(Scope scope, string secretId);
}

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Where templates read stored parameters from: those of LocalCloud's SSM.</summary>
internal interface IStoredParameters
{
    /// <summary>
    /// A parameter's version, the latest one for null; null when parameter or version does not exist.
    /// </summary>
    StoredParameter? Read(Scope scope, string name, string? version);
}

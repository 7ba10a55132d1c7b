namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Where a TemplateURL is read from: the objects of LocalCloud's S3.</summary>
internal interface ITemplateObjects
{
    /// <summary>The object's content, or null when bucket, key or version does not exist.</summary>
    byte[]? Read(Scope scope, string bucket, string key, string? versionId);
}

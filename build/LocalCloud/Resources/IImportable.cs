namespace AiChef.LocalCloud.Resources;

/// <summary>A resource type whose resources a stack can take over by their name.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
/// </remarks>
internal interface IImportable
{
    /// <summary>
    /// The resource that has the name in the request's properties, or null if there is none. It stays as it is: an
    /// import applies no property of the template.
    /// </summary>
    ResourceOutcome? Existing(ResourceRequest request);

    /// <summary>Adds the stack's tags to a resource that was found.</summary>
    void Adopt(ResourceRequest request);
}

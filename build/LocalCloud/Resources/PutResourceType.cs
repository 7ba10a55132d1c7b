namespace AiChef.LocalCloud.Resources;

/// <summary>A resource type whose creation and update do the same: they put the resource as it is wanted.</summary>
internal abstract class PutResourceType : ResourceType
{
    public sealed override ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request));

    public sealed override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request));

    /// <summary>Makes the resource, or changes the one that is there.</summary>
    protected abstract ResourceOutcome Put(ResourceRequest request);
}

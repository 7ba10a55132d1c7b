namespace AiChef.LocalCloud;

/// <summary>
/// Something that a host has once, created when first used: a service's API, its state, the resource types.
/// </summary>
internal interface ICloudPart<TSelf>
    where TSelf : class, ICloudPart<TSelf>
{
    static abstract TSelf Create(Cloud cloud);
}

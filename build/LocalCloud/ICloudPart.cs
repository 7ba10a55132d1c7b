using System.Collections.Concurrent;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud;

/// <summary>
/// Something of which a host has exactly one, made when first asked for: a service's API, its state, the resource
/// types.
/// </summary>
internal interface ICloudPart<TSelf>
    where TSelf : class, ICloudPart<TSelf>
{
    static abstract TSelf Create(Cloud cloud);
}

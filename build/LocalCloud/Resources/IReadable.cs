using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Resources;

/// <summary>A resource type whose resources can be read as they are now, for the detection of drift.</summary>
internal interface IReadable
{
    /// <summary>
    /// The properties of the request with the values that the resource has now; null if the resource is gone. A
    /// property that it has no longer is null, and one that cannot be read is left out.
    /// </summary>
    JsonObject? Read(ResourceRequest request);
}

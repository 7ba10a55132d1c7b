using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Lambda;

/// <summary>A version of a layer, in the form in which Lambda answers it, with its code among the blobs.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Number">The version, from 1 on. A number is never given again.</param>
/// <param name="Code">The key of its zip; empty for a version that was deleted.</param>
/// <param name="Settings">What Lambda tells of it.</param>
internal sealed record LayerVersion(string Layer, int Number, string Code, JsonObject Settings)
{
    /// <summary>The statements of its policy.</summary>
    public JsonArray Policy { get; init; } = [];

    /// <summary>Changes with the policy.</summary>
    public string Revision { get; init; } = "";

    public bool IsDeleted => Code.Length == 0;
}

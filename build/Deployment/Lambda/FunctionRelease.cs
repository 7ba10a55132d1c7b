namespace AiChef.Deployment.Lambda;

/// <summary>What a release did to one function.</summary>
/// <param name="Function">The function's full name, such as <c>ai-chef-recipe</c>.</param>
/// <param name="Version">The version that the alias routes to now.</param>
/// <param name="Before">The version that it routed to before.</param>
/// <param name="Uploaded">True when the zip was not in the artifact bucket yet.</param>
/// <param name="CodeUpdated">True when the function's code was replaced.</param>
/// <param name="Pruned">The versions that were deleted.</param>
public sealed record FunctionRelease(string Function, string Version, string Before, bool Uploaded, bool CodeUpdated, IReadOnlyList<string> Pruned)
{
    /// <summary>True when the alias was moved.</summary>
    public bool Moved => Version != Before;
}

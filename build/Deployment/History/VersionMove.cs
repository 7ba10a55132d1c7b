namespace AiChef.Deployment.History;

/// <summary>A move of the alias of a function.</summary>
/// <param name="Function">The function's full name.</param>
/// <param name="Before">The version that had the calls.</param>
/// <param name="Version">The version that has them now.</param>
public sealed record VersionMove(string Function, string Before, string Version);

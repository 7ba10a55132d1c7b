namespace AiChef.Deployment.Lambda;

/// <summary>What the release of functions did to one of them.</summary>
/// <param name="Candidate">The version that is live now, and what it took to get there.</param>
/// <param name="Pruned">The old versions that were deleted.</param>
public sealed record FunctionRelease(ReleaseCandidate Candidate, IReadOnlyList<string> Pruned);

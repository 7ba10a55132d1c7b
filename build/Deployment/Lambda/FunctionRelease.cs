namespace AiChef.Deployment.Lambda;

/// <summary>The result of a release for one function.</summary>
/// <param name="Candidate">The version that is live now, and how it got there.</param>
/// <param name="Pruned">The old versions that were deleted.</param>
public sealed record FunctionRelease(ReleaseCandidate Candidate, IReadOnlyList<string> Pruned);

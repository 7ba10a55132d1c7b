namespace AiChef.LocalCloud.Iam;

/// <summary>A policy of an identity in a simulation.</summary>
/// <param name="Id">How the result names it.</param>
/// <param name="Document">Its text; null where LocalCloud does not know it.</param>
internal sealed record SimulatedPolicy(string Id, string? Document);

namespace AiChef.Targets.Workflows.Model;

/// <summary>A push to one of these branches that changes one of these paths.</summary>
internal sealed record PushTrigger(IReadOnlyList<string> Branches, IReadOnlyList<string> Paths);

namespace AiChef.Targets.Workflows.Model;

/// <summary>One permission of a job's token, with the reason for it.</summary>
internal sealed record Grant(string Scope, string Access, string Reason);

namespace AiChef.Targets.Workflows.Model;

/// <summary>
/// Runs of one group go one after another. They are queued unless the newer cancels the older; without the queue a
/// newer run would drop one that waits for its approval.
/// </summary>
internal sealed record Concurrency(string Group, bool CancelsOlder = false);

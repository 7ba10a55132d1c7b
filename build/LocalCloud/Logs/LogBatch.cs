namespace AiChef.LocalCloud.Logs;

/// <summary>Events that came in one call; a stream's events are those of its batches.</summary>
internal sealed record LogBatch(IReadOnlyList<LogEvent> Events);

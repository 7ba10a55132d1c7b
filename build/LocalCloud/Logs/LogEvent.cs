namespace AiChef.LocalCloud.Logs;

internal sealed record LogEvent(long Timestamp, long Ingested, string Message);

namespace AiChef.LocalCloud.Logs;

internal sealed record LogStream(string Group, string Name, DateTimeOffset Created);

namespace AiChef.LocalCloud.Logs;

internal sealed record ResourcePolicy(string Name, string Document, DateTimeOffset Updated);

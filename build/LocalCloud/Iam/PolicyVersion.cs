namespace AiChef.LocalCloud.Iam;

internal sealed record PolicyVersion(string Id, string Document, DateTimeOffset Created);

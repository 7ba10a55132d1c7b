namespace AiChef.LocalCloud.S3;

/// <summary>An object's versions, newest first.</summary>
internal sealed record StoredObject(string Bucket, string Key, IReadOnlyList<ObjectVersion> Versions);

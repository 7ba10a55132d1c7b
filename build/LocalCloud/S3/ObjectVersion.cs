namespace AiChef.LocalCloud.S3;

/// <summary>One version of an object, or the marker of its deletion.</summary>
internal sealed record ObjectVersion(string Key, string VersionId, DateTimeOffset Modified, bool IsDeleteMarker)
{
    public string Blob { get; init; } = "";

    public string ETag { get; init; } = "";

    public long Size { get; init; }

    /// <summary>What keeps the version from being deleted; null when nothing ever did.</summary>
    public ObjectLock? Lock { get; init; }

    public ObjectProperties Properties { get; init; } = new();
}

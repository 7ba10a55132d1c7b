namespace AiChef.LocalCloud.S3;

/// <summary>An upload in parts that is not finished.</summary>
internal sealed record Upload(string Id, string Bucket, string Key, ObjectProperties Properties, DateTimeOffset Started)
{
    /// <summary>Whether an object of the key was deleted since the upload began.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The lock that the object will have.</summary>
    public ObjectLock? Lock { get; init; }

    public SortedDictionary<int, UploadedPart> Parts { get; init; } = [];
}

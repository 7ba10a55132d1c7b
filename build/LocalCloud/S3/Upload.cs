namespace AiChef.LocalCloud.S3;

/// <summary>An upload in parts that is not finished.</summary>
internal sealed record Upload(string Id, string Bucket, string Key, ObjectProperties Properties, DateTimeOffset Started)
{
    public SortedDictionary<int, UploadedPart> Parts { get; init; } = [];
}

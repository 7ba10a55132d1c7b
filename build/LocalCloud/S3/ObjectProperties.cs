namespace AiChef.LocalCloud.S3;

/// <summary>What the uploader says of an object.</summary>
internal sealed record ObjectProperties
{
    public string ContentType { get; init; } = "binary/octet-stream";

    /// <summary>Cache-Control, Content-Encoding and the like, as sent.</summary>
    public SortedDictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, string> Metadata { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Checksums { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

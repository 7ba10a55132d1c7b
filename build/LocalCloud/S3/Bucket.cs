namespace AiChef.LocalCloud.S3;

/// <summary>
/// A bucket. Its configurations are kept as the documents that were put, by subresource name ("versioning", "policy").
/// </summary>
internal sealed record Bucket(string Name, string Account, string Region, DateTimeOffset Created)
{
    public SortedDictionary<string, string> Configurations { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The region by another name, with which the bucket was made: EU for eu-west-1; else null.</summary>
    public string? Location { get; init; }

    /// <summary>Enabled, Suspended or null.</summary>
    public string? Versioning { get; init; }
}

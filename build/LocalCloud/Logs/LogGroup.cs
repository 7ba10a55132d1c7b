namespace AiChef.LocalCloud.Logs;

internal sealed record LogGroup(string Name, DateTimeOffset Created)
{
    public int? RetentionDays { get; init; }

    public string? KmsKeyId { get; init; }

    public string Class { get; init; } = "STANDARD";

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Iam;

internal sealed record ManagedPolicy(string Name, string Path, string Arn, string PolicyId, DateTimeOffset Created)
{
    public string? Description { get; init; }

    public required IReadOnlyList<PolicyVersion> Versions { get; init; }

    public required string DefaultVersion { get; init; }

    public required int LastVersion { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public PolicyVersion Default => Versions.First(version => version.Id == DefaultVersion);
}

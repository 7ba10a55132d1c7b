namespace AiChef.LocalCloud.Ssm;

/// <summary>One version of a parameter.</summary>
internal sealed record ParameterVersion(long Version, string Type, string Value, DateTimeOffset Modified)
{
    public string? Description { get; init; }

    public string DataType { get; init; } = "text";

    public string Tier { get; init; } = "Standard";

    public string? AllowedPattern { get; init; }

    public string? KeyId { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];
}

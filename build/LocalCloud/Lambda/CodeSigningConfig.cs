namespace AiChef.LocalCloud.Lambda;

/// <summary>Who may sign code, and what becomes of code that nobody of them signed.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CodeSigningConfig.html</remarks>
internal sealed record CodeSigningConfig(string Arn)
{
    public string Id => Arn[(Arn.LastIndexOf(':') + 1)..];

    public string? Description { get; init; }

    /// <summary>ARNs of versions of signing profiles.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>Warn or Enforce.</summary>
    public string Policy { get; init; } = "Warn";

    public DateTimeOffset Modified { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

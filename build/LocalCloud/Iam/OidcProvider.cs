namespace AiChef.LocalCloud.Iam;

/// <summary>An OpenID Connect provider, of which an account has one for each URL.</summary>
internal sealed record OidcProvider(string Arn, string Url, DateTimeOffset Created)
{
    public IReadOnlyList<string> ClientIds { get; init; } = [];

    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

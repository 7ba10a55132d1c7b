using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Where an alias sends its calls: all to one version, or a share of them to a second one.</summary>
/// <param name="Version">The version that gets the calls.</param>
/// <param name="Further">The version that gets a share of them, or null.</param>
/// <param name="Share">That share, above 0 and below 1; 0 when there is no further version.</param>
public sealed record AliasRoute(string Version, string? Further = null, double Share = 0)
{
    /// <summary>Lambda returns shares as they were sent, but a binary sum may differ in its last digit.</summary>
    private const double Tolerance = 0.0001;

    /// <summary>The route of an alias as Lambda returns it; Lambda allows one additional version.</summary>
    internal static AliasRoute Of(GetAliasResponse alias) =>
        alias.RoutingConfig?.AdditionalVersionWeights is { Count: > 0 } weights
            ? new AliasRoute(alias.FunctionVersion, weights.First().Key, weights.First().Value)
            : new AliasRoute(alias.FunctionVersion);

    internal Dictionary<string, double> Weights => Further is null ? [] : new() { [Further] = Share };

    internal bool IsSameAs(AliasRoute other) =>
        Version == other.Version && Further == other.Further && Math.Abs(Share - other.Share) < Tolerance;

    /// <summary>In words, such as <c>version 4, 10 % to version 5</c>.</summary>
    public override string ToString() =>
        Further is null
            ? $"version {Version}"
            : FormattableString.Invariant($"version {Version}, {Share * 100:0.##} % to version {Further}");
}

namespace AiChef.LocalCloud.Lambda;

/// <summary>A name that routes to one version, or to two by weight.</summary>
internal sealed record FunctionAlias(string Function, string Name, string Version)
{
    public string Description { get; init; } = "";

    /// <summary>Share of calls, 0 to 1, by further version.</summary>
    public SortedDictionary<string, double> Weights { get; init; } = new(StringComparer.Ordinal);

    public required string Revision { get; init; }
}

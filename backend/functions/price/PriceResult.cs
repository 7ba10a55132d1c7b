namespace AiChef.Functions.Prices;

public sealed record PriceResult
{
    public required string Currency { get; init; }
    public required decimal Total { get; init; }
    public decimal? Budget { get; init; }
    public required bool WithinBudget { get; init; }
    public required IReadOnlyList<PriceLine> Lines { get; init; }

    /// <summary>Ingredients of the request that the price table does not know.</summary>
    public required IReadOnlyList<string> Unpriced { get; init; }
    public required string Rounding { get; init; }
    public required string Source { get; init; }
}

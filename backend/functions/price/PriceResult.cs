namespace AiChef.Functions.Prices;

/// <summary>What a recipe costs: <c>total = atHand + missing</c>, each the sum over the lines.</summary>
public sealed record PriceResult
{
    public required string Currency { get; init; }

    /// <summary>The cost of all ingredients, as the recipe's estimated cost says it.</summary>
    public required decimal Total { get; init; }

    /// <summary>What of the total is at hand already.</summary>
    public required decimal AtHand { get; init; }

    /// <summary>What of the total is still to be bought.</summary>
    public required decimal Missing { get; init; }
    public decimal? Budget { get; init; }

    /// <summary>Whether the total is at most the budget; a recipe is chosen by the same rule.</summary>
    public required bool WithinBudget { get; init; }
    public required IReadOnlyList<PriceLine> Lines { get; init; }

    /// <summary>Ingredients of the request that the price table does not know.</summary>
    public required IReadOnlyList<string> Unpriced { get; init; }
    public required string Rounding { get; init; }
    public required string Source { get; init; }
}

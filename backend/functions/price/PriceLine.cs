namespace AiChef.Functions.Prices;

/// <summary>What one ingredient costs, and what of it is not at hand.</summary>
public sealed record PriceLine
{
    public required string Ingredient { get; init; }
    public required decimal Amount { get; init; }
    public required string Unit { get; init; }
    public required decimal Grams { get; init; }

    /// <summary>The grams that the request has at hand, at most those of the line.</summary>
    public required decimal GramsAtHand { get; init; }
    public required decimal PricePerKilogram { get; init; }

    /// <summary>The cost of all of it, whether it is at hand or not.</summary>
    public required decimal Cost { get; init; }

    /// <summary>The cost of what is not at hand.</summary>
    public required decimal MissingCost { get; init; }
}

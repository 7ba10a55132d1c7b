namespace AiChef.Functions.Prices;

public sealed record PriceLine
{
    public required string Ingredient { get; init; }
    public required decimal Amount { get; init; }
    public required string Unit { get; init; }
    public required decimal Grams { get; init; }
    public required decimal PricePerKilogram { get; init; }
    public required decimal Cost { get; init; }
}

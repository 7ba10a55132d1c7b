namespace AiChef.Functions.Meals;

/// <summary>What somebody has at hand; without an amount, as much as the dish needs.</summary>
public sealed record AvailableIngredient
{
    public required string Name { get; init; }
    public decimal? Amount { get; init; }
    public string? Unit { get; init; }
}

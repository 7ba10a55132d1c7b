namespace AiChef.Functions.Catalogue;

/// <summary>One dish of the catalogue, for so many servings.</summary>
public sealed record Dish
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }
    public required int Servings { get; init; }
    public required int Minutes { get; init; }
    public required IReadOnlyList<IngredientAmount> Ingredients { get; init; }
}

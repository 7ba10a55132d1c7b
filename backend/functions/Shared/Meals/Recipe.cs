namespace AiChef.Functions.Meals;

/// <summary>A dish scaled to the servings asked for.</summary>
public sealed record Recipe
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Servings { get; init; }
    public required int Minutes { get; init; }
    public required IReadOnlyList<RecipeIngredient> Ingredients { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
    public required IReadOnlyList<string> Allergens { get; init; }
    public required decimal EstimatedCost { get; init; }
    public required string Currency { get; init; }
}

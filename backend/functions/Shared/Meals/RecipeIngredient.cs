using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Meals;

/// <summary>One line of a recipe.</summary>
public sealed record RecipeIngredient
{
    public required string Ingredient { get; init; }
    public required string Name { get; init; }
    public required decimal Amount { get; init; }
    public required string Unit { get; init; }

    /// <summary>Whether the request said that it is at hand.</summary>
    public bool Available { get; init; }

    public IngredientAmount AsAmount() =>
        new()
        {
            Ingredient = Ingredient,
            Amount = Amount,
            Unit = Unit,
        };
}

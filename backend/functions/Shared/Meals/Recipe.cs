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

/// <summary>What came of a request: "recipe" with one, or "no-recipe" with the reason.</summary>
public sealed record RecipeResult
{
    public const string Found = "recipe";
    public const string NothingFits = "no-recipe";

    public required string Outcome { get; init; }
    public Recipe? Recipe { get; init; }
    public string? Reason { get; init; }
}

namespace AiChef.Functions.Meals;

/// <summary>The outcome of a request: "recipe" with one, or "no-recipe" with the reason.</summary>
public sealed record RecipeResult
{
    public const string Found = "recipe";
    public const string NothingFits = "no-recipe";

    public required string Outcome { get; init; }
    public Recipe? Recipe { get; init; }
    public string? Reason { get; init; }

    /// <summary>What is at hand but not known to the catalogue, and so was not counted; null for none.</summary>
    public IReadOnlyList<UnknownIngredient>? UnknownIngredients { get; init; }

    /// <summary>The outcome with a recipe.</summary>
    public static RecipeResult Of(Recipe recipe) => new() { Outcome = Found, Recipe = recipe };

    /// <summary>The outcome without one.</summary>
    /// <param name="reason">Why there is none.</param>
    public static RecipeResult None(string reason) => new() { Outcome = NothingFits, Reason = reason };
}

using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>The recipes that may be eaten and paid for, the best first; without one, the reason.</summary>
public sealed record SuitableRecipes(IReadOnlyList<Recipe> Recipes, string? Reason)
{
    /// <summary>The result of the catalogue alone.</summary>
    public RecipeResult Best => Recipes is [var best, ..] ? RecipeResult.Of(best) : RecipeResult.None(Reason!);
}

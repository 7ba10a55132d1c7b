using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Meals;

/// <summary>
/// What holds for every result of the recipe function, whoever hands it on: its amounts and servings can be computed
/// with.
/// </summary>
internal static class RecipeRules
{
    // a dish for 50 takes no more than this of anything
    private const decimal LargestAmount = 10 * MealRequestReader.LargestAmount;
    private const int MostMinutes = 7 * 24 * 60;

    /// <summary>Whether the rules hold, and the catalogue knows every ingredient in its unit.</summary>
    public static bool HoldOfCatalogue(RecipeResult result) =>
        Hold(result)
        && (result.Recipe?.Ingredients ?? []).All(item =>
            FoodCatalogue.Instance.Ingredients.TryGetValue(item.Ingredient, out var known)
            && Units.Grams(known, item.Amount, item.Unit) is not null
        );

    /// <summary>Whether the rules hold.</summary>
    public static bool Hold(RecipeResult result) =>
        result.Outcome switch
        {
            RecipeResult.Found => result.Recipe is { } recipe && Hold(recipe),
            RecipeResult.NothingFits => result.Recipe is null,
            _ => false,
        };

    private static bool Hold(Recipe recipe) =>
        !string.IsNullOrEmpty(recipe.Name)
        && recipe.Servings is >= 1 and <= MealRequestReader.MostServings
        && recipe.Minutes is >= 0 and <= MostMinutes
        && recipe.EstimatedCost is >= 0 and <= MealRequestReader.HighestBudget
        && recipe.Ingredients is { Count: <= MealRequestReader.MostIngredients } ingredients
        && ingredients.All(Holds)
        && recipe.Steps?.All(step => step is not null) == true
        && recipe.Allergens?.All(allergen => allergen is not null) == true;

    private static bool Holds(RecipeIngredient item) =>
        item is { Ingredient: not null, Name: not null, Amount: > 0 and <= LargestAmount, Unit: not null };
}

using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.NutritionValues;

/// <summary>Nutrition per serving of the recipe in the input.</summary>
public sealed class NutritionFunction(FoodCatalogue catalogue)
{
    public NutritionResult Handle(JsonElement input)
    {
        var result = RecipeInput.Required(input);
        return new NutritionResult
        {
            Outcome = result.Outcome,
            Servings = result.Recipe?.Servings,
            PerServing = result.Recipe is { } recipe
                ? Nutrition.Of(catalogue, recipe.Ingredients.Select(i => i.AsAmount())).Per(recipe.Servings)
                : null,
            Approximated =
            [
                .. (result.Recipe?.Ingredients ?? [])
                    .Select(i => i.Ingredient)
                    .Where(i => catalogue.Foods[i].Ndb is null),
            ],
            Source = catalogue.NutritionSource,
        };
    }
}

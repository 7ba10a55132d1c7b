using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;

namespace AiChef.Functions.Tests;

/// <summary>Calls the recipe function as the workflow does.</summary>
internal static class RecipeCall
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    public static Task<JsonElement> ChooseAsync(string request) =>
        new RecipeFunction(
            new CatalogueRecipeChooser(Catalogue),
            new MealRequestReader(Catalogue, Catalogue.Currency)
        ).HandleAsync(JsonElement.Parse(request), CancellationToken.None);
}

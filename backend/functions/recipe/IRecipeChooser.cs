using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>Finds a recipe for a request; by the catalogue here, by a model in its place.</summary>
public interface IRecipeChooser
{
    Task<RecipeResult> ChooseAsync(MealRequest request, CancellationToken cancellationToken);
}

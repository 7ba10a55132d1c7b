using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>Finds a recipe for a request; implemented by the catalogue, replaceable by a model.</summary>
public interface IRecipeChooser
{
    Task<RecipeResult> ChooseAsync(MealRequest request, CancellationToken cancellationToken);
}

using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>What a model needs to know to choose; allergies and diet it need not.</summary>
internal sealed record MealOffer(string Target, IReadOnlyList<string> AtHand, IReadOnlyList<OfferedDish> Dishes)
{
    internal static MealOffer Of(MealRequest request, IReadOnlyList<Recipe> recipes) =>
        new(
            request.Target,
            [.. request.Ingredients.Select(i => i.Name)],
            [
                .. recipes.Select(recipe => new OfferedDish(
                    recipe.Id,
                    recipe.Name,
                    recipe.Minutes,
                    [.. recipe.Ingredients.Select(i => i.Name)]
                )),
            ]
        );
}

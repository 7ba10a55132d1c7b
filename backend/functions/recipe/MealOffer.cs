using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>What a model needs to know to choose; allergies and diet it need not.</summary>
internal sealed record MealOffer(string Target, IReadOnlyList<string> AtHand, IReadOnlyList<OfferedDish> Dishes)
{
    internal static MealOffer Of(FoodCatalogue catalogue, MealRequest request, IReadOnlyList<ScaledDish> dishes) =>
        new(
            request.Target,
            [.. request.Ingredients.Select(i => i.Name)],
            [
                .. dishes.Select(dish => new OfferedDish(
                    dish.Id,
                    dish.Dish.Name.English,
                    dish.Dish.Minutes,
                    [.. dish.Items.Select(i => catalogue.Ingredients[i.Ingredient].Name.English)]
                )),
            ]
        );
}

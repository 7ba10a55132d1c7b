using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Recipes;

/// <summary>A dish for the servings asked for.</summary>
/// <param name="Dish">The dish.</param>
/// <param name="Items">Its ingredients, scaled.</param>
/// <param name="Cost">What they cost, in the request's currency.</param>
public sealed record ScaledDish(Dish Dish, IReadOnlyList<IngredientAmount> Items, decimal Cost)
{
    public string Id => Dish.Id;

    /// <summary>The dish, scaled to 0.01 of each unit.</summary>
    public static ScaledDish Of(FoodCatalogue catalogue, Dish dish, int servings, Currency currency)
    {
        var items = dish
            .Ingredients.Select(i =>
                i with
                {
                    Amount = Math.Round(i.Amount * servings / dish.Servings, 2, MidpointRounding.AwayFromZero),
                }
            )
            .ToList();
        return new(dish, items, Pricing.Total(catalogue, items, currency));
    }
}

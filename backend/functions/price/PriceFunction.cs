using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Prices;

/// <summary>
/// Totals the recipe's ingredients when the input has a recipe, and otherwise the ingredients of the request.
/// </summary>
/// <param name="catalogue">What ingredients cost.</param>
/// <param name="currency">The currency of a request that names none.</param>
public sealed class PriceFunction(FoodCatalogue catalogue, string currency)
{
    // A bare name counts as this much for each serving.
    private const decimal GramsPerServing = 100;

    private readonly MealRequestReader _reader = new(catalogue, currency);

    public PriceResult Handle(JsonElement input)
    {
        var recipe = RecipeInput.Find(input)?.Recipe;
        var request = _reader.Read(input);
        var paid = catalogue.Currencies[request.Currency];
        var unpriced = request
            .Ingredients.Where(i => recipe is null && catalogue.Find(i.Name) is null)
            .Select(i => i.Name)
            .ToList();
        var items = recipe is null ? Requested(request) : recipe.Ingredients.Select(i => i.AsAmount());
        var lines = items
            .Select(item => new PriceLine
            {
                Ingredient = item.Ingredient,
                Amount = item.Amount,
                Unit = item.Unit,
                Grams = catalogue.Grams(item),
                PricePerKilogram = Pricing.PerKilogram(catalogue, item.Ingredient, paid),
                Cost = Pricing.Cost(catalogue, item, paid),
            })
            .ToList();
        var total = lines.Sum(l => l.Cost);
        return new PriceResult
        {
            Currency = request.Currency,
            Total = total,
            Budget = request.Budget,
            WithinBudget = request.Budget is null || total <= request.Budget,
            Lines = lines,
            Unpriced = unpriced,
            Rounding = Pricing.Rounding,
            Source = catalogue.PriceSource,
        };
    }

    private IEnumerable<IngredientAmount> Requested(MealRequest request) =>
        from item in request.Ingredients
        let known = catalogue.Find(item.Name)
        where known is not null
        select new IngredientAmount
        {
            Ingredient = known.Id,
            Amount = item.Amount ?? (GramsPerServing * request.Servings),
            Unit = item.Unit ?? "g",
        };
}

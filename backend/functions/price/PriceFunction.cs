using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;

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
        var json = JsonTree.Check(input);
        var recipe = RecipeInput.Find(json)?.Recipe;
        var request = _reader.Read(TaskRequest.Of(json), MealRequestReader.WorkflowFields);
        var atHand = new AtHand(catalogue, request.Ingredients);
        // a recipe was chosen by its cost in its own currency, which the result must agree with
        var paid = catalogue.Currencies[recipe?.Currency ?? request.Currency];
        var lines = recipe is null
            ? [.. Requested(request).Select(item => Line(item, 0, paid))]
            : recipe
                .Ingredients.Select(i => i.AsAmount())
                .Select(item => Line(item, atHand.Covers(item.Ingredient, catalogue.Grams(item)), paid))
                .ToList();
        var total = lines.Sum(l => l.Cost);
        var missing = lines.Sum(l => l.MissingCost);
        return new PriceResult
        {
            Currency = paid.Code,
            Total = total,
            AtHand = total - missing,
            Missing = missing,
            Budget = request.Budget,
            WithinBudget = request.Budget is null || total <= request.Budget,
            Lines = lines,
            Unpriced = atHand.Unknown,
            Rounding = Pricing.Rounding,
            Source = catalogue.PriceSource,
        };
    }

    private PriceLine Line(IngredientAmount item, decimal gramsAtHand, Currency paid)
    {
        var grams = catalogue.Grams(item);
        return new PriceLine
        {
            Ingredient = item.Ingredient,
            Amount = item.Amount,
            Unit = item.Unit,
            Grams = grams,
            GramsAtHand = gramsAtHand,
            PricePerKilogram = Pricing.PerKilogram(catalogue, item.Ingredient, paid),
            Cost = Pricing.Cost(catalogue, item, paid),
            MissingCost = Pricing.Cost(catalogue, item.Ingredient, grams - gramsAtHand, paid),
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

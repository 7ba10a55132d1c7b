using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>
/// Chooses from the catalogue: first what may be eaten and paid for, then what serves the target and uses what is at
/// hand.
/// </summary>
public sealed class CatalogueRecipeChooser(FoodCatalogue catalogue) : IRecipeChooser
{
    // What is at hand weighs nearly as much as the target: half of a dish at hand outweighs a middling difference in
    // fit.
    private const decimal WeightOfAvailable = 0.8m;

    // Of the scores from 0 to 1.8, so much less still serves the target about as well.
    private const decimal NearlyAsGood = 0.1m;

    public Task<RecipeResult> ChooseAsync(MealRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Choose(request));

    /// <summary>The best dish, or the reason why there is none.</summary>
    public RecipeResult Choose(MealRequest request)
    {
        var suitable = Suitable(request);
        return suitable.Dishes is [var best, ..]
            ? Serve(best, request)
            : RecipeResult.None(suitable.None!.Code, suitable.None.Reason) with
            {
                UnknownIngredients = Unknown(request),
            };
    }

    /// <summary>The recipe of a dish that suits the request.</summary>
    public RecipeResult Serve(ScaledDish dish, MealRequest request) =>
        RecipeResult.Of(ScaledRecipe.Of(catalogue, dish, request)) with
        {
            UnknownIngredients = Unknown(request),
        };

    /// <summary>Every dish that fits the request, scaled to it.</summary>
    public SuitableDishes Suitable(MealRequest request)
    {
        var reasons = new Reasons(request);
        var avoided = Allergens.LeftOut(request.Allergies);
        var suitable = catalogue
            .Dishes.Where(d => catalogue.IsFree(d, avoided) && catalogue.Suits(d, request.Diet))
            .ToList();
        if (suitable.Count == 0)
        {
            return new([], reasons.NothingSafe(request.Diet));
        }

        var fresh = suitable.Where(d => !request.Exclude.Contains(d.Id)).ToList();
        if (fresh.Count == 0)
        {
            return new([], reasons.AllExcluded(suitable.Count));
        }

        var currency = catalogue.Currencies[request.Currency];
        var scaled = fresh.Select(d => ScaledDish.Of(catalogue, d, request.Servings, currency)).ToList();
        var affordable = scaled.Where(d => request.Budget is null || d.Cost <= request.Budget).ToList();
        return affordable.Count == 0
            ? new([], reasons.TooDear(scaled.Min(d => d.Cost)))
            : new(Ordered(affordable, request), None: null);
    }

    // a class, for which the code of sorting is there when a function starts
    private sealed record ScoredDish(ScaledDish Dish, decimal Score);

    internal MealOffer Offer(MealRequest request, IReadOnlyList<ScaledDish> dishes) =>
        MealOffer.Of(catalogue, request, dishes);

    // The best dish first; with a seed, one of those that are nearly as good.
    private List<ScaledDish> Ordered(IEnumerable<ScaledDish> dishes, MealRequest request)
    {
        var atHand = new AtHand(catalogue, request.Ingredients);
        var ordered = dishes
            .Select(dish => new ScoredDish(dish, Score(dish, request, atHand)))
            .OrderByDescending(d => d.Score)
            .ThenBy(d => d.Dish.Id, StringComparer.Ordinal)
            .ToList();
        if (request.Seed is { } seed)
        {
            var good = ordered.Count(d => d.Score >= ordered[0].Score - NearlyAsGood);
            var picked = ordered[seed % good];
            ordered.Remove(picked);
            ordered.Insert(0, picked);
        }

        return [.. ordered.Select(d => d.Dish)];
    }

    // Salt and water are in every kitchen and say nothing about what is at hand.
    private decimal Score(ScaledDish dish, MealRequest request, AtHand atHand)
    {
        var serving = Nutrition.Of(catalogue, dish.Items).Per(request.Servings);
        var bought = dish.Items.Where(i => !catalogue.Ingredients[i.Ingredient].IsStaple).ToList();
        return Targets.Fit(request.Target, serving)
            + (WeightOfAvailable * bought.Sum(i => Covered(i, atHand)) / bought.Count);
    }

    private decimal Covered(IngredientAmount item, AtHand atHand)
    {
        var grams = catalogue.Grams(item);
        return atHand.Covers(item.Ingredient, grams) / grams;
    }

    private List<UnknownIngredient>? Unknown(MealRequest request)
    {
        var unknown = new AtHand(catalogue, request.Ingredients)
            .Unknown.Select(name => new UnknownIngredient(name, catalogue.NearestIngredients(name)))
            .ToList();
        return unknown.Count == 0 ? null : unknown;
    }
}

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

    public RecipeResult Choose(MealRequest request) => Suitable(request).Best;

    /// <summary>Every dish that fits the request, scaled to it.</summary>
    public SuitableRecipes Suitable(MealRequest request)
    {
        var safe = catalogue.Dishes.Where(d => !catalogue.AllergensOf(d).Overlaps(request.Allergies)).ToList();
        if (safe.Count == 0)
        {
            return Nothing($"No dish leaves out {string.Join(", ", request.Allergies)}");
        }

        var suitable = safe.Where(d => catalogue.Suits(d, request.Diet)).ToList();
        if (suitable.Count == 0)
        {
            return Nothing($"No {request.Diet} dish leaves out {string.Join(", ", request.Allergies)}");
        }

        var fresh = suitable.Where(d => !request.Exclude.Contains(d.Id)).ToList();
        if (fresh.Count == 0)
        {
            return Nothing($"All {suitable.Count} dishes that fit are excluded");
        }

        var atHand = request.Ingredients.Select(i => catalogue.Find(i.Name)?.Id).OfType<string>().ToHashSet();
        var recipes = fresh.Select(d => Scaled(d, request, atHand)).ToList();
        var affordable = recipes.Where(r => request.Budget is null || r.EstimatedCost <= request.Budget).ToList();
        if (affordable.Count == 0)
        {
            return Nothing(
                $"The cheapest dish that fits costs {recipes.Min(r => r.EstimatedCost)} "
                    + $"{request.Currency} for {request.Servings} servings, above the budget of {request.Budget}"
            );
        }

        return new(Ordered(affordable, request), Reason: null);
    }

    // The best dish first; with a seed, one of those that are nearly as good.
    private List<Recipe> Ordered(IEnumerable<Recipe> recipes, MealRequest request)
    {
        var ordered = recipes
            .Select(recipe => (Recipe: recipe, Score: Score(recipe, request.Target)))
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Recipe.Id, StringComparer.Ordinal)
            .ToList();
        if (request.Seed is { } seed)
        {
            var good = ordered.Count(r => r.Score >= ordered[0].Score - NearlyAsGood);
            var picked = ordered[seed % good];
            ordered.Remove(picked);
            ordered.Insert(0, picked);
        }

        return [.. ordered.Select(r => r.Recipe)];
    }

    private static SuitableRecipes Nothing(string reason) => new([], reason);

    private decimal Score(Recipe recipe, string target)
    {
        var serving = Nutrition.Of(catalogue, recipe.Ingredients.Select(i => i.AsAmount())).Per(recipe.Servings);
        return Targets.Fit(target, serving)
            + (WeightOfAvailable * recipe.Ingredients.Count(i => i.Available) / recipe.Ingredients.Count);
    }

    private Recipe Scaled(Dish dish, MealRequest request, HashSet<string> atHand)
    {
        var ingredients = dish
            .Ingredients.Select(i => new RecipeIngredient
            {
                Ingredient = i.Ingredient,
                Name = catalogue.Ingredients[i.Ingredient].Name,
                Amount = Math.Round(i.Amount * request.Servings / dish.Servings, 2, MidpointRounding.AwayFromZero),
                Unit = i.Unit,
                Available = atHand.Contains(i.Ingredient),
            })
            .ToList();
        return new Recipe
        {
            Id = dish.Id,
            Name = dish.Name,
            Servings = request.Servings,
            Minutes = dish.Minutes,
            Ingredients = ingredients,
            Steps = dish.Steps,
            Allergens = [.. Allergens.All.Where(catalogue.AllergensOf(dish).Contains)],
            EstimatedCost = Pricing.Total(
                catalogue,
                ingredients.Select(i => i.AsAmount()),
                catalogue.Currencies[request.Currency]
            ),
            Currency = request.Currency,
        };
    }
}

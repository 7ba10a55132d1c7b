using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.NutritionValues;

/// <summary>Nutrition per serving of the recipe in the input, and what is missing from it.</summary>
public sealed class NutritionFunction(FoodCatalogue catalogue)
{
    public NutritionResult Handle(JsonElement input)
    {
        var result = RecipeInput.Required(input);
        var lines = result.Recipe?.Ingredients ?? [];
        var missing = lines.Select(Missing).OfType<MissingNutrition>().ToList();
        return new NutritionResult
        {
            Outcome = result.Outcome,
            Servings = result.Recipe?.Servings,
            PerServing =
                result.Recipe is { } recipe && lines.All(IsKnown)
                    ? Nutrition.Of(catalogue, lines.Select(i => i.AsAmount())).Per(recipe.Servings)
                    : null,
            Complete = missing.Count == 0,
            Missing = missing,
            Approximated =
            [
                .. lines
                    .Select(i => i.Ingredient)
                    .Where(i => catalogue.Foods.TryGetValue(i, out var food) && food.Ndb is null),
            ],
            Source = catalogue.NutritionSource,
        };
    }

    private bool IsKnown(RecipeIngredient line) =>
        catalogue.Foods.ContainsKey(line.Ingredient)
        && Units.Grams(catalogue.Ingredients[line.Ingredient], line.Amount, line.Unit) is not null;

    private MissingNutrition? Missing(RecipeIngredient line)
    {
        if (!catalogue.Foods.TryGetValue(line.Ingredient, out var food))
        {
            return new(line.Ingredient, ["all"], "the catalogue does not know it");
        }

        if (!IsKnown(line))
        {
            return new(line.Ingredient, ["all"], $"what {line.Amount} {line.Unit} of it weighs is not known");
        }

        var values = new[] { food.Fibre is null ? "fibre" : null, food.Sugars is null ? "sugars" : null };
        return values.OfType<string>().ToList() is { Count: > 0 } absent
            ? new(line.Ingredient, absent, "the source has no such value for it")
            : null;
    }
}

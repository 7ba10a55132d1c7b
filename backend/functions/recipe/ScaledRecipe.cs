using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>Makes the recipe of a dish for a request: its servings, its currency and its language.</summary>
internal static class ScaledRecipe
{
    // Not what ingredients tell, so it is said to whoever named an allergy.
    private static readonly LocalText Traces = new(
        "The allergens are those of the ingredients and their usual recipes. Traces from shared equipment are not "
            + "known: read the label of everything you buy.",
        "알레르기 유발 물질은 재료와 일반적인 제조법에 따른 것입니다. 제조 시설에서 섞이는 미량은 알 수 없으니 구입하는 모든 제품의 표시를 확인하세요."
    );

    /// <summary>The recipe.</summary>
    /// <param name="catalogue">Where the dish is from.</param>
    /// <param name="scaled">The dish, scaled.</param>
    /// <param name="request">What somebody wants to eat.</param>
    public static Recipe Of(FoodCatalogue catalogue, ScaledDish scaled, MealRequest request)
    {
        var dish = scaled.Dish;
        var amounts = scaled.Items.ToDictionary(i => i.Ingredient);
        var atHand = new AtHand(catalogue, request.Ingredients);
        bool IsAllAtHand(IngredientAmount item)
        {
            var grams = catalogue.Grams(item);
            return atHand.Covers(item.Ingredient, grams) == grams;
        }

        return new Recipe
        {
            Id = dish.Id,
            Name = dish.Name.In(request.Language),
            Servings = request.Servings,
            Minutes = dish.Minutes,
            Ingredients =
            [
                .. scaled.Items.Select(item => new RecipeIngredient
                {
                    Ingredient = item.Ingredient,
                    Name = catalogue.Ingredients[item.Ingredient].Name.In(request.Language),
                    Amount = item.Amount,
                    Unit = item.Unit,
                    Available = IsAllAtHand(item),
                }),
            ],
            Steps =
            [
                .. catalogue
                    .StepsOf(dish, request.Language)
                    .Select(step => StepText.Of(step, catalogue, amounts, request.Language)),
            ],
            Allergens = [.. Allergens.All.Where(catalogue.AllergensOf(dish).Contains)],
            MayContain = [.. Allergens.All.Where(catalogue.PossibleAllergensOf(dish).Contains)],
            Notes = Notes(request),
            Language = request.Language,
            EstimatedCost = scaled.Cost,
            Currency = request.Currency,
        };
    }

    private static List<string> Notes(MealRequest request)
    {
        var notes = new[] { Diets.Note(request.Diet), request.Allergies.Count > 0 ? Traces : null };
        return [.. notes.OfType<LocalText>().Select(note => note.In(request.Language))];
    }
}

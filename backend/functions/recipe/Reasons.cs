using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

/// <summary>Why no dish fits a request, in the request's language.</summary>
/// <param name="request">What somebody wants to eat.</param>
public sealed class Reasons(MealRequest request)
{
    /// <summary>No dish of the diet leaves out the allergens.</summary>
    public NoDish NothingSafe(string diet)
    {
        var allergies = string.Join(", ", request.Allergies.Select(a => Allergens.Name(a, request.Language)));
        var name = Diets.Name(diet, request.Language);
        return Of(
            RecipeResult.NothingSuits,
            $"No {name} dish leaves out {allergies}",
            $"{allergies} 없이 만들 수 있는 {name} 요리가 없습니다"
        );
    }

    /// <summary>All dishes that fit are excluded.</summary>
    /// <param name="count">How many fit.</param>
    public NoDish AllExcluded(int count) =>
        Of(
            RecipeResult.AllExcluded,
            $"All {count} dishes that fit are excluded",
            $"조건에 맞는 요리 {count}가지가 모두 제외되었습니다"
        );

    /// <summary>No dish that fits is within the budget.</summary>
    /// <param name="cheapest">What the cheapest costs.</param>
    public NoDish TooDear(decimal cheapest) =>
        Of(
            RecipeResult.OverBudget,
            $"The cheapest dish that fits costs {cheapest} {request.Currency} for {request.Servings} servings, "
                + $"above the budget of {request.Budget}",
            $"조건에 맞는 가장 저렴한 요리는 {request.Servings}인분에 {cheapest} {request.Currency}로 "
                + $"예산 {request.Budget}을 넘습니다"
        );

    private NoDish Of(string code, string english, string korean) =>
        new(code, new LocalText(english, korean).In(request.Language));
}

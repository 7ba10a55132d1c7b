using AiChef.Functions.Catalogue;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The budget of a request, at its limit.</summary>
public sealed class BudgetTests
{
    private static readonly CatalogueRecipeChooser Chooser = new(FoodCatalogue.Instance);

    [Fact]
    public void A_dish_that_costs_all_of_the_budget_is_within_it_and_a_cent_less_is_not_enough()
    {
        var request = RecipeChoiceTests.Request() with { Budget = null };
        var cheapest = Chooser.Suitable(request).Dishes.Min(dish => dish.Cost);

        Chooser.Choose(request with { Budget = cheapest }).Recipe!.EstimatedCost.ShouldBe(cheapest);

        var refused = Chooser.Choose(request with { Budget = cheapest - 0.01m });
        refused.Recipe.ShouldBeNull();
        refused.Reason!.ShouldContain($"costs {cheapest} ");
    }
}

using AiChef.Functions.Catalogue;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

/// <summary>The catalogue's ingredients are what the sources say, and no mistake in them goes unnoticed.</summary>
public sealed class IngredientSafetyTests
{
    private static readonly List<Ingredient> Ingredients = [.. FoodCatalogue.Instance.Ingredients.Values];

    [Fact]
    public void Every_ingredient_has_the_allergens_and_diets_of_the_sources() =>
        SafetyTable.Faults(Ingredients).ShouldBeEmpty();

    [Fact]
    public void The_table_has_each_ingredient_once_and_words_of_the_regulation_only()
    {
        SafetyTable.Ingredients.Select(row => row.Id).ShouldBeUnique();
        SafetyTable.Ingredients.SelectMany(row => row.Contains.Concat(row.MayContain)).ShouldBeSubsetOf(Allergens.All);
        SafetyTable.Ingredients.SelectMany(row => row.Diets).ShouldBeSubsetOf(Diets.All);
        SafetyTable.Ingredients.SelectMany(row => row.Contains).Distinct().Order().ShouldBe(Allergens.All.Order());
    }

    [Fact]
    public void Any_allergen_that_an_ingredient_loses_is_noticed() =>
        ShouldNotice(
            from i in Ingredients
            from allergen in i.Allergens
            select i with
            {
                Allergens = [.. i.Allergens.Where(a => a != allergen)],
            }
        );

    [Fact]
    public void Any_allergen_that_an_ingredient_may_contain_and_loses_is_noticed() =>
        ShouldNotice(
            from i in Ingredients
            from allergen in i.MayContain
            select i with
            {
                MayContain = [.. i.MayContain.Where(a => a != allergen)],
            }
        );

    [Fact]
    public void Any_allergen_that_an_ingredient_gains_is_noticed() =>
        ShouldNotice(
            from i in Ingredients
            from allergen in Allergens.All.Except(i.Allergens)
            select i with
            {
                Allergens = [.. i.Allergens, allergen],
            }
        );

    [Fact]
    public void An_animal_ingredient_that_is_taken_for_a_plant_is_noticed() =>
        ShouldNotice(
            from i in Ingredients
            where i.Origins.Any(o => o is not (Origin.Plant or Origin.Mineral))
            select i with
            {
                Origins = [Origin.Plant],
            }
        );

    [Fact]
    public void An_ingredient_that_is_taken_for_another_animal_is_noticed() =>
        ShouldNotice(
            from i in Ingredients
            where i.Origins is [Origin.Pork or Origin.Shellfish or Origin.Fish or Origin.Plant or Origin.Meat]
            select i with
            {
                Origins = i.Origins is [Origin.Meat] ? [Origin.Fish] : [Origin.Meat],
            }
        );

    [Fact]
    public void An_ingredient_more_or_less_is_noticed()
    {
        SafetyTable.Faults(Ingredients[1..]).ShouldBe([$"lacks {Ingredients[0].Id}"]);
        SafetyTable.Faults([.. Ingredients, Ingredients[0] with { Id = "new" }]).ShouldBe(["has new"]);
    }

    private static void ShouldNotice(IEnumerable<Ingredient> mistakes)
    {
        var all = mistakes.ToList();
        all.ShouldNotBeEmpty();
        foreach (var mistake in all)
        {
            SafetyTable
                .Faults([.. Ingredients.Select(i => i.Id == mistake.Id ? mistake : i)])
                .ShouldNotBeEmpty(mistake.ToString());
        }
    }
}

using System.Text.RegularExpressions;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Recipes that one could cook from, in both languages.</summary>
public sealed partial class RecipeTextTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly CatalogueRecipeChooser Chooser = new(Catalogue);

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Every_dish_has_at_least_five_steps_that_use_up_each_ingredient(string language)
    {
        foreach (var dish in Catalogue.Dishes)
        {
            var steps = Catalogue.StepsOf(dish, language);
            steps.Count.ShouldBeInRange(5, 10, dish.Id);
            steps.ShouldBeUnique(dish.Id);
            var used = steps
                .SelectMany(step => Placeholder().Matches(step))
                .GroupBy(match => match.Groups["ingredient"].Value, Share)
                .ToDictionary(shares => shares.Key, shares => shares.Sum());
            used.Keys.Order().ShouldBe(dish.Ingredients.Select(i => i.Ingredient).Order(), dish.Id);
            used.Values.ShouldAllBe(share => Math.Abs(share - 1) < 0.0001m, dish.Id);
        }
    }

    [Fact]
    public void Both_languages_use_the_same_amounts_times_and_temperatures_in_the_same_steps()
    {
        foreach (var dish in Catalogue.Dishes)
        {
            var english = Catalogue.StepsOf(dish, "en");
            var korean = Catalogue.StepsOf(dish, "ko");
            korean.Count.ShouldBe(english.Count, dish.Id);
            foreach (var (one, other) in english.Zip(korean))
            {
                Placeholders(other).ShouldBe(Placeholders(one), dish.Id);
                Measures(other).ShouldBe(Measures(one), $"{dish.Id}: {one}");
            }
        }
    }

    [Fact]
    public void Whatever_is_heated_has_a_time_and_every_oven_a_temperature()
    {
        foreach (var step in Catalogue.Dishes.SelectMany(d => Catalogue.StepsOf(d, "en")))
        {
            if (Heating().IsMatch(step))
            {
                Time().IsMatch(step).ShouldBeTrue(step);
            }
        }

        Catalogue
            .Dishes.Select(d => string.Join(' ', Catalogue.StepsOf(d, "en")))
            .Where(steps => Regex.IsMatch(steps, @"\b(oven|[Bb]ake|[Rr]oast)\b"))
            .ShouldAllBe(steps => Regex.IsMatch(steps, @"oven to \d{3} °C"));
    }

    // USDA Food Safety and Inspection Service, Safe Minimum Internal Temperature Chart.
    [Theory]
    [InlineData("chicken-breast", 74)]
    [InlineData("chicken-thigh", 74)]
    [InlineData("turkey-mince", 74)]
    [InlineData("beef-mince", 71)]
    [InlineData("pork-loin", 63)]
    [InlineData("lamb-leg", 63)]
    [InlineData("salmon", 63)]
    [InlineData("cod", 63)]
    [InlineData("mackerel", 63)]
    public void Meat_and_fish_are_cooked_to_a_safe_temperature(string ingredient, int degrees)
    {
        var dishes = Catalogue.Dishes.Where(d => d.Ingredients.Any(i => i.Ingredient == ingredient)).ToList();
        dishes.ShouldNotBeEmpty();
        dishes.ShouldAllBe(d => Catalogue.StepsOf(d, "en").Any(step => step.Contains($"{degrees} °C")));
    }

    [Fact]
    public void What_is_boiled_or_soaked_has_its_water_among_the_ingredients() =>
        Catalogue
            .Dishes.Where(d =>
                d.Ingredients.Any(i => i.Ingredient is "pasta" or "rice-noodles" or "quinoa" or "polenta")
            )
            .ShouldAllBe(d => d.Ingredients.Any(i => i.Ingredient == "water" && i.Amount > 0));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void The_amounts_in_the_steps_follow_the_servings(int servings)
    {
        var request = RecipeChoiceTests.Request() with { Servings = servings };
        foreach (var dish in Chooser.Suitable(request).Dishes)
        {
            var recipe = Chooser.Serve(dish, request).Recipe!;
            var text = string.Join(' ', recipe.Steps);
            text.ShouldNotContain('{');
            foreach (var item in recipe.Ingredients.Where(i => !IsShared(dish.Dish, i.Ingredient)))
            {
                text.ShouldContain($"({Shown(item)}", customMessage: dish.Id);
            }
        }
    }

    [Fact]
    public void A_step_shows_amounts_as_people_write_them()
    {
        Steps("turkey-lettuce-wraps", 4, "en")[0]
            .ShouldBe("Peel and grate the ginger (30 g), chop the garlic (4 cloves) and grate the carrots (4).");
        Steps("turkey-lettuce-wraps", 4, "ko")[0]
            .ShouldBe("생강(30 g)을 벗겨 갈고 마늘(4쪽)을 다지고 당근(4개)을 강판에 간다.");
        Steps("hummus-plate", 2, "en")[1]
            .ShouldContain("the garlic (1 clove), the water (3 tbsp) and the salt (0.5 tsp)");
        Steps("hummus-plate", 2, "ko")[1].ShouldContain("물(3큰술), 소금(0.5작은술)");
        Steps("salmon-quinoa", 1, "en")[3].ShouldContain("the rest of the salt (0.125 tsp)");
        Steps("cauliflower-cheese", 2, "en")[2].ShouldContain("two thirds of it (80 g)");
        Steps("shakshuka", 1, "en")[4].ShouldBe("Toast the bread (2 slices) for 2 minutes and serve it with the eggs.");
    }

    [Fact]
    public void A_recipe_is_in_the_language_asked_for()
    {
        var request = RecipeChoiceTests.Request() with { Allergies = ["milk"], Diet = "vegan" };
        var english = Chooser.Choose(request).Recipe!;
        var korean = Chooser.Choose(request with { Language = "ko" }).Recipe!;
        (english.Language, korean.Language, korean.Id).ShouldBe(("en", "ko", english.Id));
        Texts(english).ShouldAllBe(text => !Hangul().IsMatch(text));
        Texts(korean).ShouldAllBe(text => Hangul().IsMatch(text));
    }

    [Fact]
    public void Every_name_is_there_in_both_languages()
    {
        var names = Catalogue.Dishes.Select(d => d.Name).Concat(Catalogue.Ingredients.Values.Select(i => i.Name));
        names.ShouldAllBe(name => Hangul().IsMatch(name.In("ko")) && !Hangul().IsMatch(name.In("en")));
    }

    [Theory]
    [InlineData("en", "No vegan dish leaves out gluten", "All 1 dishes", "The cheapest dish that fits costs ")]
    [InlineData(
        "ko",
        "글루텐 없이 만들 수 있는 비건 요리가 없습니다",
        "요리 1가지가 모두",
        "조건에 맞는 가장 저렴한 요리는 "
    )]
    public void The_reason_for_no_recipe_is_in_the_language_asked_for(
        string language,
        string nothingSafe,
        string excluded,
        string tooDear
    )
    {
        var request = RecipeChoiceTests.Request() with { Language = language, Diet = "vegan", Allergies = ["gluten"] };
        var reasons = new Reasons(request);
        reasons.NothingSafe("vegan").ShouldBe(new NoDish("nothing-suits", nothingSafe));
        reasons.AllExcluded(1).Code.ShouldBe("all-excluded");
        reasons.AllExcluded(1).Reason.ShouldContain(excluded);
        Chooser.Choose(request with { Budget = 0.01m }).Reason!.ShouldStartWith(tooDear);
    }

    private static IReadOnlyList<string> Steps(string dish, int servings, string language)
    {
        var request = RecipeChoiceTests.Request() with { Servings = servings, Language = language };
        return Chooser.Serve(Chooser.Suitable(request).Dishes.Single(d => d.Id == dish), request).Recipe!.Steps;
    }

    private static IEnumerable<string> Texts(Recipe recipe) =>
        [recipe.Name, .. recipe.Ingredients.Select(i => i.Name), .. recipe.Steps, .. recipe.Notes];

    private static bool IsShared(Dish dish, string ingredient) =>
        Catalogue.StepsOf(dish, "en").Any(step => step.Contains($"{{{ingredient} "));

    private static string Shown(RecipeIngredient item) =>
        FormattableString.Invariant($"{item.Amount:0.##}") + (item.Unit == "piece" ? "" : $" {item.Unit}");

    private static decimal Share(Match match) =>
        match.Groups["part"].Success
            ? decimal.Parse(match.Groups["part"].Value) / decimal.Parse(match.Groups["whole"].Value)
            : 1;

    private static IEnumerable<string> Placeholders(string step) =>
        Placeholder().Matches(step).Select(m => m.Value).Order();

    private static IEnumerable<string> Measures(string step) =>
        Number().Matches(Placeholder().Replace(step, "")).Select(m => m.Value).Order();

    [GeneratedRegex(@"\{(?<ingredient>[a-z-]+)(?: (?<part>\d+)/(?<whole>\d+))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\d+(?= (?:to \d+ )?(?:minutes?|seconds|hours|°C)|~\d+(?:분|초)|(?:분|초|시간| °C)(?!의))")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b([Bb]ake|[Rr]oast|[Ss]immer|[Ff]ry|[Bb]oil (them|the eggs)|[Ss]team|[Gg]rill|[Ss]ear|[Tt]oast)\b"
    )]
    private static partial Regex Heating();

    [GeneratedRegex(@"\d (minutes?|seconds|hours)")]
    private static partial Regex Time();

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();
}

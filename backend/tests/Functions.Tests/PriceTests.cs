using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Prices;
using AiChef.Functions.Recipes;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The price of a chosen recipe, and what of it is still to be bought.</summary>
public sealed class PriceTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;
    private static readonly PriceFunction Price = new(Catalogue, Catalogue.Currency);

    [Theory]
    [InlineData("""{"servings":50}""")]
    [InlineData("""{"servings":3,"currency":"JPY"}""")]
    [InlineData("""{"servings":1,"currency":"USD","ingredients":["rice",{"name":"eggs","amount":1,"unit":"piece"}]}""")]
    [InlineData("""{"servings":4,"budget":1000,"ingredients":[{"name":"rice","amount":0.01,"unit":"g"}]}""")]
    public void The_price_is_that_of_the_recipe_and_adds_up(string request)
    {
        foreach (var recipe in Offered(request))
        {
            var price = Priced(request, recipe);
            price.Currency.ShouldBe(recipe.Currency);
            price.Total.ShouldBe(recipe.EstimatedCost);
            price.WithinBudget.ShouldBeTrue();
            price
                .Lines.Select(l => (l.Ingredient, l.Amount))
                .ShouldBe(recipe.Ingredients.Select(i => (i.Ingredient, i.Amount)));
            price.Total.ShouldBe(price.Lines.Sum(l => l.Cost));
            price.Missing.ShouldBe(price.Lines.Sum(l => l.MissingCost));
            (price.AtHand + price.Missing).ShouldBe(price.Total);
            price.Lines.ShouldAllBe(l => l.MissingCost >= 0 && l.MissingCost <= l.Cost && l.GramsAtHand <= l.Grams);
        }
    }

    [Theory]
    [InlineData("\"rice\"", 3750)]
    [InlineData("""{"name":"rice","amount":0.01,"unit":"g"}""", 0.01)]
    [InlineData("""{"name":"rice","amount":1,"unit":"kg"}""", 1000)]
    [InlineData("""{"name":"rice","amount":4,"unit":"kg"}""", 3750)]
    [InlineData("""{"name":"rice","amount":1,"unit":"kg"},{"name":"Rice","amount":500,"unit":"g"}""", 1500)]
    [InlineData("""{"name":"rice","amount":1,"unit":"kg"}, "rice" """, 3750)]
    [InlineData("\"sugar\"", 0)]
    public void What_is_at_hand_counts_by_its_amount(string ingredients, double grams)
    {
        var price = Priced($$"""{"ingredients":[{{ingredients}}]}""", Rice(3750));
        price.Lines.Single().GramsAtHand.ShouldBe((decimal)grams);
        var perKilogram = Catalogue.Prices["rice"].Amount;
        price.Missing.ShouldBe(
            Math.Round(perKilogram * (3750 - (decimal)grams) / 1000, 2, MidpointRounding.AwayFromZero)
        );
        price.Total.ShouldBe(Math.Round(perKilogram * 3.75m, 2, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void What_the_price_table_does_not_know_is_listed_with_a_recipe_too()
    {
        var atHand = new AtHand(
            Catalogue,
            [new() { Name = "unicorn" }, new() { Name = "Unicorn" }, new() { Name = "rice" }]
        );
        atHand.Unknown.ShouldBe(["unicorn"]);
        (atHand.Covers("rice", 7), atHand.Covers("eggs", 7)).ShouldBe((7, 0));
    }

    [Fact]
    public void A_recipe_in_another_currency_than_the_settings_now_say_keeps_its_own()
    {
        var price = new PriceFunction(Catalogue, "USD").Handle(Input("{}", Rice(1000)));
        (price.Currency, price.Total).ShouldBe(("EUR", Catalogue.Prices["rice"].Amount));
    }

    [Fact]
    public void A_meal_that_costs_exactly_the_budget_is_within_it()
    {
        var cost = Catalogue.Prices["rice"].Amount;
        IsWithin(cost).ShouldBe(true);
        IsWithin(cost - 0.01m).ShouldBe(false);

        bool? IsWithin(decimal budget) => Priced(JsonSerializer.Serialize(new { budget }), Rice(1000)).WithinBudget;
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("KRW")]
    public void The_price_of_a_kilogram_is_in_the_currency(string currency)
    {
        var known = Catalogue.Currencies[currency];
        Pricing
            .PerKilogram(Catalogue, "rice", known)
            .ShouldBe(
                Math.Round(
                    Catalogue.Prices["rice"].Amount * known.PerEuro,
                    known.Decimals,
                    MidpointRounding.AwayFromZero
                )
            );
    }

    private static IEnumerable<Recipe> Offered(string request)
    {
        var chooser = new CatalogueRecipeChooser(Catalogue);
        var meal = new MealRequestReader(Catalogue, Catalogue.Currency).Read(JsonElement.Parse(request));
        return chooser.Suitable(meal).Dishes.Select(dish => chooser.Serve(dish, meal).Recipe!);
    }

    private static PriceResult Priced(string request, Recipe recipe) => Price.Handle(Input(request, recipe));

    private static JsonElement Input(string request, Recipe recipe) =>
        JsonElement.Parse(
            $$"""{"request":{{request}},"recipe":{{JsonSerializer.Serialize(RecipeResult.Of(recipe), JsonSerializerOptions.Web)}}}"""
        );

    private static Recipe Rice(decimal grams) =>
        new()
        {
            Id = "rice",
            Name = "Rice",
            Servings = 50,
            Minutes = 20,
            Steps = [],
            Allergens = [],
            EstimatedCost = 1,
            Currency = "EUR",
            Ingredients =
            [
                new()
                {
                    Ingredient = "rice",
                    Name = "Rice",
                    Amount = grams,
                    Unit = "g",
                },
            ],
        };
}

using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>How well a serving serves a target: each part at half of what counts in full.</summary>
public sealed class TargetsTests
{
    [Theory]
    [InlineData("muscle-gain", 325, 25, 0, 0, 0, 0.5)]
    [InlineData("weight-loss", 550, 20, 0, 0, 6, 0.5)]
    [InlineData("weight-loss", 300, 0, 0, 0, 0, 0.5)]
    [InlineData("endurance", 0, 12.5, 0, 50, 0, 0.5)]
    [InlineData("low-carb", 0, 20, 0, 30, 0, 0.5)]
    [InlineData("balanced", 600, 30, 20, 75, 0, 0.975)]
    [InlineData("balanced", 5000, 0, 100, 0, 0, 0)]
    [InlineData("balanced", 600, 30, 10, 97.5, 0, 0.675)]
    public void A_target_weighs_what_it_is_about(
        string target,
        double kilocalories,
        double protein,
        double fat,
        double carbohydrate,
        double fibre,
        double fit
    ) =>
        Targets
            .Fit(
                target,
                new Nutrition
                {
                    Kilocalories = (decimal)kilocalories,
                    Protein = (decimal)protein,
                    Fat = (decimal)fat,
                    Carbohydrate = (decimal)carbohydrate,
                    Fibre = (decimal)fibre,
                }
            )
            .ShouldBe((decimal)fit, 0.0001m);

    [Fact]
    public void Fibre_that_is_not_known_earns_nothing() =>
        Targets
            .Fit(
                "weight-loss",
                new Nutrition
                {
                    Kilocalories = 550,
                    Protein = 20,
                    Fibre = null,
                }
            )
            .ShouldBe(0.4m);
}

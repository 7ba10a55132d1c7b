using AiChef.Functions.Reading;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class NearestWordTests
{
    private static readonly string[] Known = ["allergies", "ingredients", "diet"];

    [Theory]
    [InlineData("allergens", "allergies")]
    [InlineData("ALLERGIES", "allergies")]
    [InlineData("aller_gies", "allergies")]
    [InlineData("alelrgies", "allergies")]
    [InlineData("deit", "diet")]
    [InlineData("d-i-e-t", "diet")]
    [InlineData("d_i_e_t", "diet")]
    [InlineData("d i e t", "diet")]
    [InlineData("deits", null)]
    [InlineData("budget", null)]
    [InlineData("", null)]
    public void A_word_is_near_when_few_characters_differ(string word, string? nearest) =>
        NearestWord.Of(word, Known).ShouldBe(nearest);

    [Fact]
    public void Of_several_the_nearest_is_meant() =>
        NearestWord.Of("servings", ["serving", "servings", "serfings"]).ShouldBe("servings");

    [Fact]
    public void A_word_of_a_hundred_characters_is_compared() =>
        NearestWord.Of(new string('a', 100), [new('a', 100)]).ShouldBe(new('a', 100));

    [Fact]
    public void A_long_word_is_near_to_none() => NearestWord.Of(new string('a', 101), [new('a', 101)]).ShouldBeNull();
}

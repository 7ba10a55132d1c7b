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
    [InlineData("budget", null)]
    [InlineData("", null)]
    public void A_word_is_near_when_few_characters_differ(string word, string? nearest) =>
        NearestWord.Of(word, Known).ShouldBe(nearest);

    [Fact]
    public void A_long_word_is_near_to_none() => NearestWord.Of(new string('a', 101), [new('a', 101)]).ShouldBeNull();
}

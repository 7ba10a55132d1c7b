using AiChef.Functions.Words;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Words;

/// <summary>A word that is not known is answered with near ones.</summary>
public sealed class NearWordTests
{
    private static readonly WordIndex<string> Index = new([
        new("cherry", "fruit"),
        new("tomato", "fruit"),
        new("couscous", "wheat"),
        new("우유", "milk"),
        new("두유", "soy"),
        new("닭", "meat"),
    ]);

    [Theory]
    [InlineData("cherri", "cherry")]
    [InlineData("chrery", "cherry")]
    [InlineData("cherrry", "cherry")]
    [InlineData("chery", "cherry")]
    [InlineData("tomota", "tomato")]
    [InlineData("my tomato plant", "tomato")]
    [InlineData("cou", "couscous")]
    [InlineData("우류", "우유")]
    [InlineData("닥", "닭")]
    public void A_misspelt_word_has_near_ones(string word, string near) => Index.Nearest(word)[0].ShouldBe(near);

    [Theory]
    [InlineData("xyz")]
    [InlineData("co")]
    [InlineData("c")]
    [InlineData("")]
    [InlineData("chxxxy")]
    [InlineData("chqry")]
    public void A_word_that_resembles_nothing_has_none(string word) => Index.Nearest(word).ShouldBeEmpty();

    [Fact]
    public void The_nearest_come_first_and_no_more_than_three()
    {
        var index = new WordIndex<string>([
            new("xarrxt", "2c"),
            new("carrotcake", "5"),
            new("karrxt", "2b"),
            new("carrxt", "1"),
            new("carrtt", "1b"),
        ]);
        index.Nearest("carrot").ShouldBe(["carrtt", "carrxt", "karrxt"]);
        index.Nearest("carrotc").ShouldBe(["carrtt", "carrxt", "carrotcake"]);
    }
}

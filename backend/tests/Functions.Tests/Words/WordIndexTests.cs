using AiChef.Functions.Words;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Words;

/// <summary>Words are found however they are written.</summary>
public sealed class WordIndexTests
{
    private static readonly WordIndex<string> Index = new([
        new("tree nut", "nuts"),
        new("cherry", "fruit"),
        new("tomato", "fruit"),
        new("loaf", "bread"),
        new("couscous", "wheat"),
        new("bass", "fish"),
        new("eggs", "eggs"),
        new("우유", "milk"),
        new("두유", "soy"),
        new("닭", "meat"),
    ]);

    [Theory]
    [InlineData("Tree-Nuts", "nuts")]
    [InlineData("treenut", "nuts")]
    [InlineData("cherries", "fruit")]
    [InlineData("tomatoes", "fruit")]
    [InlineData("loaves", "bread")]
    [InlineData("couscous", "wheat")]
    [InlineData("bass", "fish")]
    [InlineData("egg", "eggs")]
    [InlineData("egg's", "eggs")]
    [InlineData(" 우 유 ", "milk")]
    [InlineData("bas", null)]
    [InlineData("cherrie", null)]
    [InlineData("tomatoess", null)]
    [InlineData("", null)]
    public void A_word_is_found_in_singular_and_plural(string word, string? meaning) =>
        Index.Find(word).ShouldBe(meaning);

    [Fact]
    public void A_word_within_another_comes_after_misspellings_and_has_three_letters_at_least()
    {
        var index = new WordIndex<string>([new("nut", "nuts"), new("nu", "letter"), new("nutmog", "spice")]);
        index.Nearest("nutmeg").ShouldBe(["nutmog", "nut"]);
        index.Nearest("nut oil").ShouldBe(["nut"]);
    }

    [Fact]
    public void A_word_with_two_meanings_is_an_error_in_the_table() =>
        Should
            .Throw<InvalidOperationException>(() => new WordIndex<string>([new("nuts", "nuts"), new("nut", "peanuts")]))
            .Message.ShouldBe("nut means nuts and peanuts");

    [Fact]
    public void A_word_may_be_there_twice_with_one_meaning() =>
        new WordIndex<string>([new("nuts", "nuts"), new("nut", "nuts")]).Find("nut").ShouldBe("nuts");
}

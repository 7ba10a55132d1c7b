using AiChef.Functions.Words;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Words;

/// <summary>Words are found however they are written.</summary>
public sealed class WordIndexTests
{
    private static readonly WordIndex<string> Index = new([
        ("tree nut", "nuts"),
        ("cherry", "fruit"),
        ("tomato", "fruit"),
        ("loaf", "bread"),
        ("couscous", "wheat"),
        ("bass", "fish"),
        ("eggs", "eggs"),
        ("우유", "milk"),
        ("두유", "soy"),
        ("닭", "meat"),
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
        var index = new WordIndex<string>([("nut", "nuts"), ("nu", "letter"), ("nutmog", "spice")]);
        index.Nearest("nutmeg").ShouldBe(["nutmog", "nut"]);
        index.Nearest("nut oil").ShouldBe(["nut"]);
    }

    [Fact]
    public void A_word_with_two_meanings_is_an_error_in_the_table() =>
        Should
            .Throw<InvalidOperationException>(() => new WordIndex<string>([("nuts", "nuts"), ("nut", "peanuts")]))
            .Message.ShouldBe("nut means nuts and peanuts");

    [Fact]
    public void A_word_may_be_there_twice_with_one_meaning() =>
        new WordIndex<string>([("nuts", "nuts"), ("nut", "nuts")]).Find("nut").ShouldBe("nuts");
}

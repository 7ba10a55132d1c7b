using AiChef.Functions.Words;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Words;

/// <summary>Different ways to type a word give one key.</summary>
public sealed class WordKeyTests
{
    [Theory]
    [InlineData("Soy  Sauce", "soysauce")]
    [InlineData("cow’s-milk", "cowsmilk")]
    [InlineData("E 220", "e220")]
    [InlineData("！～Ａｚ９", "az9")]
    [InlineData("É", "é")]
    [InlineData("?!", "")]
    public void Case_blanks_and_punctuation_make_no_difference(string text, string key) =>
        WordKey.Of(text).ShouldBe(key);

    // The Unicode Standard, chapter 3.12: the letters of the first, the last and some other syllables.
    [Theory]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("힣", "\u1112\u1175\u11C2")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    [InlineData("개", "\u1100\u1162")]
    [InlineData("까", "\u1101\u1161")]
    [InlineData("우유", "\u110B\u116E\u110B\u1172")]
    [InlineData("닭", "\u1103\u1161\u11B0")]
    public void Syllables_are_taken_apart(string text, string letters)
    {
        WordKey.Of(text).ShouldBe(letters);
        WordKey.Of(letters).ShouldBe(letters);
    }

    [Fact]
    public void Characters_beside_the_syllables_stay_as_they_are() => WordKey.Of("\uABFFㄱ").ShouldBe("\uABFFㄱ"[1..]);
}

using AiChef.Functions.Sessions;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class SessionIdTests
{
    [Fact]
    public void An_id_has_160_random_bits()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => SessionId.New()).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => id.Length == 40 && id.All(char.IsAsciiHexDigitLower));
    }

    [Theory]
    [InlineData("0f", true)]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("key#1", false)]
    [InlineData("\u00fc", false)]
    public void A_text_may_be_an_id(string text, bool isPossible) => SessionId.IsPossible(text).ShouldBe(isPossible);

    [Fact]
    public void A_text_of_more_than_100_characters_is_no_id()
    {
        SessionId.IsPossible(new string('a', 100)).ShouldBeTrue();
        SessionId.IsPossible(new string('a', 101)).ShouldBeFalse();
    }
}

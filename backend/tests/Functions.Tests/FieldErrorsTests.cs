using System.Text.Json;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Mistakes in JSON are named, but neither all of them nor at any length.</summary>
public sealed class FieldErrorsTests
{
    [Fact]
    public void At_most_twenty_mistakes_are_named()
    {
        var errors = new FieldErrors();
        for (var i = 0; i < 25; i++)
        {
            errors.IsFull.ShouldBe(i >= 20);
            errors.Add($"f{i}", "is wrong", MistakeCode.InvalidValue);
        }

        Should.Throw<InvalidRequestException>(errors.ThrowIfAny).Errors.Count.ShouldBe(20);
        Should.NotThrow(() => new FieldErrors().ThrowIfAny());
    }

    [Fact]
    public void A_long_name_is_cut_but_not_within_a_character()
    {
        var longest = new string('a', 100);
        FieldErrors.Path("", longest).ShouldBe(longest);
        FieldErrors.Path("x", longest).ShouldBe($"x.{longest}");
        FieldErrors.Path("", $"{longest}b").ShouldBe($"{longest}…");
        FieldErrors.Path("", $"{longest[1..]}😀b").ShouldBe($"{longest[1..]}…");
        FieldErrors.Path("", $"{longest[2..]}😀b").ShouldBe($"{longest[2..]}😀…");
    }

    [Fact]
    public void Looking_through_ends_with_the_twentieth_mistake()
    {
        var twice = string.Join(',', Enumerable.Range(0, 30).Select(i => $$"""{"a":{{i}},"a":0}"""));
        var json = JsonElement.Parse($"[{twice}]");
        Should.Throw<InvalidRequestException>(() => JsonTree.Check(json)).Errors.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Objects_may_be_thirty_two_levels_deep(int levels, bool isAllowed)
    {
        var text = string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
        var json = JsonElement.Parse(text);
        if (isAllowed)
        {
            Should.NotThrow(() => JsonTree.Check(json));
            return;
        }

        var error = Should.Throw<InvalidRequestException>(() => JsonTree.Check(json)).Errors.Single();
        (error.Field, error.Code).ShouldBe(("body", "invalid-json"));
    }

    [Theory]
    [InlineData("""{"a":"b\tc"}""")]
    [InlineData("""{"a":"b\nc"}""")]
    [InlineData("""{"a":"b\rc"}""")]
    public void Tabs_and_ends_of_lines_are_text(string json) =>
        Should.NotThrow(() => JsonTree.Check(JsonElement.Parse(json)));

    [Fact]
    public void A_text_that_is_no_JSON_has_its_own_code() =>
        Should
            .Throw<InvalidRequestException>(() => JsonTree.Parse("{", "body"))
            .Errors.Single()
            .Code.ShouldBe("invalid-json");
}

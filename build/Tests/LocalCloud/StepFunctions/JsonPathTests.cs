using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class JsonPathTests
{
    private const string Kitchen =
        """{"dishes":[{"name":"soup","price":4,"tags":["hot"]},{"name":"salad","price":7.5},{"name":"stew","price":9,"tags":["hot","meat"]}],"chef":{"name":"Ada","odd key":1}}""";

    [Theory]
    [InlineData("$.chef.name", "\"Ada\"")]
    [InlineData("$['chef']['odd key']", "1")]
    [InlineData("$.dishes[0].name", "\"soup\"")]
    [InlineData("$.dishes[-1].name", "\"stew\"")]
    [InlineData("$.dishes[0,2].name", """["soup","stew"]""")]
    [InlineData("$.dishes[1:].price", "[7.5,9]")]
    [InlineData("$.dishes[:2].price", "[4,7.5]")]
    [InlineData("$.dishes[*].tags[0]", """["hot","hot"]""")]
    [InlineData("$..name", """["soup","salad","stew","Ada"]""")]
    [InlineData("$.dishes[?(@.price > 5)].name", """["salad","stew"]""")]
    [InlineData("$.dishes[?(@.tags && @.price < 5)].name", """["soup"]""")]
    [InlineData("$.dishes[?(!@.tags || @.name == 'stew')].name", """["salad","stew"]""")]
    [InlineData("$.dishes[?(@.name in ['soup','pie'])].price", "[4]")]
    [InlineData("$.dishes[?(@.name =~ /s.*w/)].name", """["stew"]""")]
    [InlineData("$.dishes[*].missing", "[]")]
    [InlineData("$.nothing[*]", "[]")]
    [InlineData("$.nothing[1:3].x", "[]")]
    public async Task A_path_selects_what_AWS_selects(string path, string expected) =>
        (await MachineRun.ValueAsync(path, Kitchen)).ShouldBe(expected);

    [Fact]
    public async Task A_definite_path_without_a_value_fails_the_execution_and_shows_the_input() =>
        (await MachineRun.ValueAsync("$.menu", """{"chef":"Ada"}""")).ShouldBe(
            "States.Runtime: An error occurred while executing the state 'A' (entered at the event id #2). "
                + "The JSONPath '$.menu' specified for the field 'v.$' "
                + "could not be found in the input '{\"chef\":\"Ada\"}'"
        );

    [Theory]
    [InlineData("$.a", "Invalid path '$.a' : No results for path: $['a']")]
    [InlineData("$.a.b", "Invalid path '$.a.b' : Missing property in path $['a']")]
    public async Task An_input_path_without_a_value_gives_the_librarys_sentence(string path, string sentence)
    {
        var run = await MachineRun.OfStatesAsync($"'A':{{'Type':'Pass','InputPath':'{path}','End':true}}");
        run.Outcome.Cause.ShouldBe(
            $"An error occurred while executing the state 'A' (entered at the event id #2). {sentence}"
        );
    }

    [Theory]
    [InlineData("chef")]
    [InlineData("$.")]
    [InlineData("$.a b")]
    [InlineData("$.a[")]
    [InlineData("$.a[?(@.b]")]
    [InlineData("$.a[x]")]
    public void What_is_no_path_is_not_parsed(string text) =>
        AiChef.Json.Paths.JsonPath.TryParse(text, out _).ShouldBeFalse();
}

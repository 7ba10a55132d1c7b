using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.MachineSample;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>A definition is judged as AWS gets it: with what is put in place of its placeholders.</summary>
public sealed class DefinitionTextTests
{
    [Theory]
    [InlineData("${Elsewhere}", "Missing 'Next' target: ${Elsewhere}")]
    [InlineData("${After}", "Missing 'Next' target: ${After}")]
    public void Without_substitutions_a_placeholder_is_text(string next, string problem) =>
        TextsOf($"DefinitionString: |\n{Block(Next(next))}").ShouldContain(text => text.Contains(problem));

    [Theory]
    [InlineData("Eat", "Eat")]
    [InlineData("'Eat${Late}'", "Eat${Late}")]
    [InlineData("!Sub 'Eat-${AWS::Partition}'", "Eat-aws")]
    [InlineData("!Sub 'Eat-${AWS::Region}-${AWS::AccountId}'", "Eat-us-east-1-123456789012")]
    public void A_substitution_takes_the_place_of_its_name(string value, string shown) =>
        TextsOf($"DefinitionString: |\n{Block(Next("${After}"))}", $"DefinitionSubstitutions: {{ After: {value} }}")
            .ShouldContain(text => text.Contains($"Missing 'Next' target: {shown}"));

    [Theory]
    [InlineData("${Elsewhere}", "{ After: Serve }")]
    [InlineData("${After}", "{ After: !Ref Function }")]
    public void What_only_AWS_puts_in_place_is_not_judged(string next, string substitutions) =>
        TextsOf($"DefinitionString: |\n{Block(Next(next))}", $"DefinitionSubstitutions: {substitutions}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("""say \"${Function}\" twice""")]
    [InlineData("""a path C:\\${Function}""")]
    [InlineData("${Function} first")]
    public void A_placeholder_in_a_text_is_part_of_it(string comment)
    {
        var definition = Definition.Replace("{\n  \"S", $"{{ \"Comment\": \"{comment}\",\n  \"S");

        TextsOf($"DefinitionString: !Sub |\n{Block(definition)}").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_ends_too_early_is_no_JSON() =>
        TextsOf("DefinitionString: !Sub '{ \"StartAt\": \"Cook\\'")
            .ShouldHaveSingleItem()
            .ShouldContain("is not valid JSON");

    [Theory]
    [InlineData("[]")]
    [InlineData("  \"text\"")]
    public void Only_an_object_is_a_definition(string text) =>
        TextsOf($"DefinitionString: '{text}'").ShouldHaveSingleItem().ShouldContain("a definition is a JSON object");

    private static string Next(string state) =>
        Definition.Replace("\"Serve\" }", $"\"{state}\" }}", StringComparison.Ordinal);
}

using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.MachineSample;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>A definition that is a part of the template is judged like one that is a text.</summary>
public sealed class DefinitionTreeTests
{
    private const string Substitutions = "DefinitionSubstitutions: { After: !Ref Function }";

    [Fact]
    public void Without_substitutions_a_placeholder_is_text() =>
        TextsOf(Tree("${After}")).ShouldContain(text => text.Contains("Missing 'Next' target: ${After}"));

    [Fact]
    public void What_is_put_in_place_of_a_placeholder_is_not_judged() =>
        TextsOf(Tree("${After}"), Substitutions).ShouldBeEmpty();

    [Fact]
    public void What_has_no_placeholder_is_judged_all_the_same() =>
        TextsOf(Tree("Eat"), Substitutions).ShouldContain(text => text.Contains("Missing 'Next' target: Eat"));

    [Fact]
    public void The_result_of_a_function_is_not_judged() =>
        TextsOf($"Definition:\n{Block(Definition.Replace("\"Next\": \"Serve\"", "\"Next\": !Ref Function"))}")
            .ShouldBeEmpty();

    private static string Tree(string next) =>
        $"Definition:\n{Block(Definition.Replace("\"Next\": \"Serve\"", $"\"Next\": \"{next}\""))}";
}

using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class ParameterValueTests
{
    [Theory]
    [InlineData("Type: CommaDelimitedList, Default: 'a, b', AllowedValues: [a, b, c]")]
    [InlineData("Type: CommaDelimitedList, Default: 'one,two', AllowedPattern: '[a-z]+'")]
    [InlineData("Type: List<Number>, Default: '1, 2.5', AllowedValues: [1, 2.5, 3]")]
    [InlineData("Type: String, Default: abc, AllowedPattern: '[a-z]++'")]
    [InlineData("Type: String, Default: 5, AllowedValues: [5, 6]")]
    [InlineData("Type: String, Default: true, AllowedValues: ['true', 'false']")]
    [InlineData("Type: String, Default: True, AllowedValues: [True, False]")]
    [InlineData("Type: String, Default: 2026-01-01")]
    [InlineData("Type: String, Default: ''")]
    [InlineData("Type: Number, Default: 1.5, MinValue: 1, MaxValue: 2")]
    [InlineData("Type: String, Default: abc, MinLength: 3, MaxLength: 3")]
    [InlineData("Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /names, AllowedPattern: '/.*'")]
    public void A_value_that_AWS_allows_passes(string parameter) => ProblemOf(parameter).ShouldBeNull();

    [Theory]
    [InlineData(
        "Type: CommaDelimitedList, Default: 'a,d', AllowedValues: [a, b, c]",
        "each item of parameter 'P' must be one of a, b, c, not 'd'"
    )]
    [InlineData(
        "Type: CommaDelimitedList, Default: 'one,2', AllowedPattern: '[a-z]+'",
        "each item of parameter 'P' must match [a-z]+, not '2'"
    )]
    [InlineData("Type: String, Default: abc1, AllowedPattern: '[a-z]+'", "parameter 'P' must match [a-z]+, not 'abc1'")]
    [InlineData("Type: Number, Default: many", "parameter 'P' must be a number, not 'many'")]
    [InlineData("Type: List<Number>, Default: '1,b'", "each item of parameter 'P' must be a number, not 'b'")]
    [InlineData("Type: Number, Default: 3, MaxValue: 2", "parameter 'P' must be at most 2, not '3'")]
    [InlineData("Type: Number, Default: 3, MinValue: 4, MaxValue: 9", "parameter 'P' must be 4 to 9, not '3'")]
    [InlineData("Type: String, Default: ab, MinLength: 3", "parameter 'P' must have at least 3 characters, not 'ab'")]
    [InlineData("Type: String, Default: hunter2, NoEcho: true, AllowedPattern: '[a-z]+'", "must match [a-z]+")]
    public void A_value_that_AWS_refuses_is_told_with_the_line_of_its_parameter(string parameter, string text)
    {
        var problem = ProblemOf(parameter).ShouldNotBeNull();

        problem.Line.ShouldBe(2);
        problem.Text.ShouldEndWith(text);
    }

    private static SourceProblem? ProblemOf(string parameter)
    {
        var stack = new StackDeclaration
        {
            Name = "s",
            Template = StackTemplate.Parse(
                $"Parameters:\n  P: {{{parameter}}}\nResources: {{A: {{Type: T}}}}",
                "t.yaml"
            ),
        };
        try
        {
            stack.EffectiveParameters();
            return null;
        }
        catch (DeploymentException e)
        {
            return e.Problems.ShouldHaveSingleItem();
        }
    }
}

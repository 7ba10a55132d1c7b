using Shouldly;
using Xunit;
using static AiChef.Tests.CommandLine.CheckedVariables;

namespace AiChef.Tests.CommandLine;

public sealed class ParameterVariablesTests
{
    [Theory]
    [InlineData("ENVIRONMENT", "dev")]
    [InlineData("NUKE_ENVIRONMENT", "production")]
    [InlineData("Count", "3")]
    [InlineData("AWS_ACCOUNT_ID", "1")]
    [InlineData("UNRELATED", "x")]
    public void A_value_that_converts_is_left_alone(string name, string value)
    {
        var checkedVariables = Check((name, value));

        checkedVariables.Mistakes.ShouldBeEmpty();
        checkedVariables.Hidden.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ENVIRONMENT", "test", "environment variable ENVIRONMENT: 'test' is not one of dev, production")]
    [InlineData("NUKE_COUNT", "many", "environment variable NUKE_COUNT: 'many' is not a valid whole number")]
    [InlineData("FORCE", "1", "environment variable FORCE: '1' is not true or false")]
    [InlineData(
        "NUKE_VERBOSITY",
        "loud",
        "environment variable NUKE_VERBOSITY: 'loud' is not one of Verbose, Normal, Minimal, Quiet"
    )]
    public void A_value_that_does_not_convert_is_a_mistake_that_names_the_variable(
        string name,
        string value,
        string mistake
    ) => Check((name, value)).Mistakes.ShouldBe([mistake]);

    [Fact]
    public void Two_variables_for_one_parameter_are_a_mistake() =>
        Check(("NUKE_ENVIRONMENT", "dev"), ("ENVIRONMENT", "dev"))
            .Mistakes.ShouldBe([
                "--environment is set by several environment variables: ENVIRONMENT, NUKE_ENVIRONMENT",
            ]);

    [Fact]
    public void An_empty_variable_counts_as_not_given_and_is_hidden_from_NUKE()
    {
        var checkedVariables = Check(("FORCE", ""), ("ENVIRONMENT", "dev"), ("NUKE_ENVIRONMENT", ""));

        checkedVariables.Mistakes.ShouldBeEmpty();
        checkedVariables.Hidden.ShouldBe(["FORCE", "NUKE_ENVIRONMENT"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("HOST")]
    [InlineData("TARGET")]
    [InlineData("ROOT")]
    public void A_variable_of_the_machine_that_only_looks_like_an_option_of_NUKE_is_hidden(string name)
    {
        var checkedVariables = Check((name, "whatever"));

        checkedVariables.Mistakes.ShouldBeEmpty();
        checkedVariables.Hidden.ShouldBe([name]);
    }
}

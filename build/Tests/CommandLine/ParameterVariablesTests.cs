using AiChef.Targets.CommandLine;
using Shouldly;
using Xunit;

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

    [Theory]
    [InlineData("NAMES", "a, b", "a,b")]
    [InlineData("NAMES", "a\nb\r\n c ,,d\n", "a,b,c,d")]
    [InlineData("NUKE_NAMES", " a ", "a")]
    [InlineData("NUMBERS", "1\n2", "1,2")]
    [InlineData("PAIRS", "A=1, 2\r\n B=x=y,z \n", "A=1, 2\nB=x=y,z")]
    [InlineData("NUKE_TARGET", "Deploy\nRemove", "Deploy+Remove")]
    public void A_list_is_written_as_NUKE_splits_it(string name, string value, string list)
    {
        var checkedVariables = Check((name, value));

        checkedVariables.Mistakes.ShouldBeEmpty();
        checkedVariables.Lists.ShouldBe(new Dictionary<string, string> { [name] = list });
    }

    [Theory]
    [InlineData("NAMES", "a,b")]
    [InlineData("NAMES", "a b")]
    [InlineData("PAIRS", "A=1,2")]
    [InlineData("TAGS", "a,b\nc")]
    [InlineData("TOKEN", " a,\nb ")]
    [InlineData("ENVIRONMENT", "dev")]
    public void A_value_that_is_none_or_that_NUKE_splits_itself_stays_as_it_is(string name, string value) =>
        Check((name, value)).Lists.ShouldBeEmpty();

    [Theory]
    [InlineData("NUMBERS", "1, two", "environment variable NUMBERS: 'two' is not a valid whole number")]
    [InlineData("NAMES", " ,\n", "environment variable NAMES: an empty value has no meaning; omit the option")]
    public void Each_value_of_a_list_is_checked(string name, string value, string mistake) =>
        Check((name, value)).Mistakes.ShouldBe([mistake]);

    [Fact]
    public void Every_list_option_of_the_build_takes_several_values_from_a_variable() =>
        BuildReflection
            .Of(typeof(Build))
            .Options.Where(option => option is { Kind: OptionKind.List, IsBuiltIn: false })
            .ShouldAllBe(option => option.Separator != null);

    private static ParameterVariables Check(params (string Name, string Value)[] variables) =>
        ParameterVariables.Check(
            BuildReflection.Of(typeof(SampleBuild)).Options,
            variables.Select(x => new EnvironmentVariable(x.Name, x.Value)).ToList()
        );
}

using AiChef.Targets.CommandLine;
using Shouldly;
using Xunit;
using static AiChef.Tests.CommandLine.CheckedVariables;

namespace AiChef.Tests.CommandLine;

public sealed class ListVariablesTests
{
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
}

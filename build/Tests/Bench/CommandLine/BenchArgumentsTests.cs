using AiChef.Bench;
using AiChef.Bench.CommandLine;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.CommandLine;

public sealed class BenchArgumentsTests
{
    private static readonly string[] Cases = ["unchanged", "first"];

    [Fact]
    public void Without_options_all_cases_run_seven_rounds()
    {
        var arguments = Parse("");

        arguments.Rounds.ShouldBe(7);
        arguments.Only.ShouldBeEmpty();
        arguments.Out.ShouldBe("artifacts/bench");
        arguments.IsHelp.ShouldBeFalse();
    }

    [Fact]
    public void Each_option_is_read()
    {
        var arguments = Parse("--rounds 3 --only first unchanged --out elsewhere --help");

        arguments.Rounds.ShouldBe(3);
        arguments.Only.ShouldBe(["first", "unchanged"]);
        arguments.Out.ShouldBe("elsewhere");
        arguments.IsHelp.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--rounds", "--rounds takes a number from 1 to 1000")]
    [InlineData("--rounds 0", "--rounds takes a number from 1 to 1000")]
    [InlineData("--rounds 1001", "--rounds takes a number from 1 to 1000")]
    [InlineData("--rounds +3", "--rounds takes a number from 1 to 1000")]
    [InlineData("--rounds 1 2", "--rounds takes a number from 1 to 1000")]
    [InlineData("--only", "--only takes cases: unchanged, first")]
    [InlineData("--only unchanged last", "--only takes cases: unchanged, first")]
    [InlineData("--out", "--out takes a folder")]
    [InlineData("--fast", "--fast: no such option; --help lists them")]
    [InlineData("11", "11: no such option; --help lists them")]
    [InlineData("--help me", "--help: no such option; --help lists them")]
    public void What_is_wrong_is_told_and_ends_with_2(string line, string message)
    {
        var failure = Should.Throw<BenchFailure>(() => Parse(line));

        failure.Message.ShouldBe(message);
        failure.ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_help_text_lists_the_cases() =>
        BenchArguments.Help([("first", "One stack")]).ShouldContain("  first           One stack\n");

    private static BenchArguments Parse(string line) =>
        BenchArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Cases);
}

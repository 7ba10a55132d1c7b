using AiChef.Targets.CommandLine;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

public sealed class ArgumentParserTests
{
    private const string AllHosts =
        "AppVeyor, AzurePipelines, Bamboo, Bitbucket, Bitrise, GitHubActions, GitLab, Jenkins, Rider, SpaceAutomation, "
        + "TeamCity, Terminal, TravisCI, VSCode, VisualStudio";

    [Theory]
    [InlineData("Deploy --environment dev", "Deploy --environment dev")]
    [InlineData("--environment dev Deploy", "Deploy --environment dev")]
    [InlineData("Deploy --environment dev Remove", "Deploy Remove --environment dev")]
    [InlineData("--no-logo Deploy", "Deploy --no-logo")]
    [InlineData("--no-logo true Deploy", "Deploy --no-logo true")]
    [InlineData("--force false Deploy --environment dev", "Deploy --force false --environment dev")]
    [InlineData("--tags a b --force Deploy", "Deploy --tags a b --force")]
    [InlineData("--tags a b Deploy", "Deploy --tags a b")]
    [InlineData("--root Deploy", "Deploy --root")]
    [InlineData("--root . Deploy", "Deploy --root .")]
    [InlineData("Deploy+Remove --skip Remove Deploy", "Deploy+Remove --skip Remove Deploy")]
    [InlineData("Deploy+Remove Deploy", "Deploy Remove Deploy")]
    [InlineData("--skip --environment dev Deploy", "Deploy --skip --environment dev")]
    [InlineData("--skip -help", "--skip -help")]
    public void Targets_may_stand_anywhere(string written, string inNukeOrder)
    {
        var parsed = Parse(written);

        parsed.Mistakes.ShouldBeEmpty();
        string.Join(' ', parsed.InNukeOrder).ShouldBe(inNukeOrder);
    }

    [Theory]
    [InlineData("deploy")]
    [InlineData("de-ploy")]
    [InlineData("DEPLOY")]
    public void A_target_is_known_in_any_case(string name) => Parse(name).Mistakes.ShouldBeEmpty();

    [Theory]
    [InlineData("-Environment dev")]
    [InlineData("--ENVIRONMENT dev")]
    [InlineData("--aws-account-id x")]
    [InlineData("--AwsAccountId x")]
    public void An_option_is_known_in_any_case_with_or_without_dashes(string option) =>
        Parse(option).Mistakes.ShouldBeEmpty();

    [Theory]
    [InlineData("Deplyo", "unknown target 'Deplyo'; did you mean Deploy?")]
    [InlineData("Xyz", "unknown target 'Xyz'; the targets are Deploy, Remove")]
    [InlineData("Deploy+Xyz", "unknown target 'Xyz'; the targets are Deploy, Remove")]
    [InlineData("--skip Xyz", "unknown target 'Xyz'; the targets are Deploy, Remove")]
    [InlineData("--enviroment dev", "unknown option --enviroment; did you mean --environment?")]
    [InlineData("--env dev", "unknown option --env; did you mean --environment?")]
    [InlineData("Rem", "unknown target 'Rem'; did you mean Remove?")]
    [InlineData("De", "unknown target 'De'; the targets are Deploy, Remove")]
    [InlineData("--environment=dev", "--environment=dev is not understood; write --environment dev")]
    [InlineData("--environment", "--environment needs a value: one of dev, production")]
    [InlineData("--environment test", "--environment: 'test' is not one of dev, production")]
    [InlineData("--environment DEV", "--environment: 'DEV' is not one of dev, production")]
    [InlineData("--size huge", "--size: 'huge' is not one of Small, Large")]
    [InlineData("--size 1", "--size: '1' is not one of Small, Large")]
    [InlineData("--stage development", "--stage: 'development' is not one of Dev, Prod")]
    [InlineData("--count", "--count needs a value")]
    [InlineData("--count many", "--count: 'many' is not a valid whole number")]
    [InlineData("--count -3", "--count: '-3' begins with a dash, which makes it an option; give it as NUKE_COUNT=-3")]
    [InlineData(
        "--count -3 Deploy",
        "--count: '-3' begins with a dash, which makes it an option; give it as NUKE_COUNT=-3"
    )]
    [InlineData(
        "Deploy --count -",
        "--count: '-' begins with a dash, which makes it an option; give it as NUKE_COUNT=-"
    )]
    [InlineData("--tags -x", "--tags: '-x' begins with a dash, which makes it an option; give it as NUKE_TAGS=-x")]
    [InlineData("--tags a -1 b", "--tags: '-1' begins with a dash, which makes it an option; give it as NUKE_TAGS=-1")]
    [InlineData(
        "--token -x",
        "--token: the given value begins with a dash, which makes it an option; give it as NUKE_TOKEN=VALUE"
    )]
    [InlineData("--root -x", "--root: '-x' begins with a dash, which makes it an option; give it as NUKE_ROOT=-x")]
    [InlineData(
        "--tags -envronment",
        "unknown option -envronment; did you mean --environment?",
        "--tags needs a value"
    )]
    [InlineData("--tags --no-logo", "--tags needs a value")]
    [InlineData("--tags", "--tags needs a value")]
    [InlineData("--pause 5", "--pause: '5' is not a time span such as 00:05:00 (hh:mm:ss)")]
    [InlineData("--sizes Small huge", "--sizes: 'huge' is not one of Small, Large")]
    [InlineData("--verbosity loud", "--verbosity: 'loud' is not one of Verbose, Normal, Minimal, Quiet")]
    [InlineData("--host nowhere", "--host: 'nowhere' is not one of " + AllHosts)]
    [InlineData("--environment dev --environment production", "--environment is given more than once")]
    [InlineData("--token=abc", "--token is not understood; write --token VALUE")]
    public void A_mistake_names_the_word_and_what_to_write(string written, params string[] mistakes) =>
        Parse(written).Mistakes.ShouldBe(mistakes, ignoreOrder: true);

    [Theory]
    [InlineData("--size large")]
    [InlineData("--stage prod")]
    [InlineData("--count 3")]
    [InlineData("--pause 00:05:00")]
    public void A_value_that_NUKE_can_convert_is_no_mistake(string written) => Parse(written).Mistakes.ShouldBeEmpty();

    [Fact]
    public void An_unknown_option_lists_all_when_none_is_near() =>
        Parse("--xyz")
            .Mistakes.Single()
            .ShouldStartWith(
                "unknown option --xyz; the options are --aws-account-id, --continue, --count, --environment, "
            );

    [Fact]
    public void The_value_of_an_unknown_option_is_not_reported_as_a_target() =>
        Parse("--xyz value Deploy").Mistakes.Count.ShouldBe(1);

    [Fact]
    public void Every_mistake_is_found_at_once() => Parse("Xyz --size huge --count many").Mistakes.Count.ShouldBe(3);

    private static ParsedArguments Parse(string written) =>
        ArgumentParser.Parse(
            BuildReflection.Of(typeof(SampleBuild)),
            written.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}

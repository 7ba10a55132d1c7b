using AiChef.Tests.Targets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

/// <summary>The build itself, run as a child process in this repository; no target that deploys is invoked.</summary>
public sealed class CommandLineCheckTests
{
    [Theory]
    [InlineData("NoSuchTarget")]
    [InlineData("Deploy --no-such-option")]
    [InlineData("--environment=dev Deploy")]
    [InlineData("Deploy --verbosity loud")]
    [InlineData("Deploy --timeout -1")]
    [InlineData("Deploy --parameters -x")]
    [InlineData("Deploy --timeout")]
    [InlineData("Deploy --profile no-such-profile")]
    public async Task A_mistake_is_one_line_on_standard_error_and_exit_code_2(string arguments)
    {
        var (exitCode, output, error) = await Run(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("error: ");
    }

    [Fact]
    public async Task On_GitHub_a_mistake_is_an_annotation_that_gives_no_other_command()
    {
        var (exitCode, output, _) = await Run(
            "Deploy",
            ("GITHUB_ACTIONS", "true"),
            ("NUKE_ENVIRONMENT", "100%\n::add-mask::x")
        );

        exitCode.ShouldBe(2);
        output
            .TrimEnd()
            .ShouldStartWith("::error::environment variable NUKE_ENVIRONMENT: '100%25%0A::add-mask::x' is not one of");
        output.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Two_variables_for_one_parameter_are_a_mistake()
    {
        var (exitCode, _, error) = await Run("Deploy", ("ENVIRONMENT", "dev"), ("NUKE_ENVIRONMENT", "dev"));

        exitCode.ShouldBe(2);
        error
            .Trim()
            .ShouldBe("error: --environment is set by several environment variables: ENVIRONMENT, NUKE_ENVIRONMENT");
    }

    [Fact]
    public async Task A_profile_of_the_environment_without_file_is_a_mistake()
    {
        var (exitCode, _, error) = await Run("Deploy", ("NUKE_PROFILE", "no-such-profile"));

        exitCode.ShouldBe(2);
        error.ShouldStartWith("error: --profile: 'no-such-profile' has no file");
    }

    private static Task<(int ExitCode, string Output, string Error)> Run(
        string arguments,
        params (string Name, string Value)[] variables
    ) => BuildProcess.RunAsync(RepositoryRoot.Path, arguments, variables);
}

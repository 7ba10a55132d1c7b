using AiChef.Tests.Targets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

/// <summary>The build itself, run as a child process in this repository; no target that deploys is invoked.</summary>
public sealed class CommandLineTargetsTests
{
    [Theory]
    [InlineData("Deploy --help")]
    [InlineData("--help Deploy")]
    [InlineData("--verbosity quiet Deploy --help")]
    public async Task Targets_may_stand_behind_options(string arguments)
    {
        var (exitCode, output, error) = await Run(arguments);

        exitCode.ShouldBe(0, error);
        output.ShouldContain("Targets (with their direct dependencies):");
    }

    [Fact]
    public async Task Without_a_target_everything_is_deployed()
    {
        var (exitCode, output, error) = await Run("--plan", ("PATH", Path.GetTempPath()));

        exitCode.ShouldBe(0, error);
        output.ShouldContain("DeployLambdas, DeployOperations, IntegrationTests, Deploy");
    }

    [Fact]
    public async Task A_failure_before_the_first_target_ends_with_2() =>
        (await Run("Validate VerifyGenerated --strict")).ExitCode.ShouldBe(2);

    private static Task<(int ExitCode, string Output, string Error)> Run(
        string arguments,
        params (string Name, string Value)[] variables
    ) => BuildProcess.RunAsync(RepositoryRoot.Path, arguments, variables);
}

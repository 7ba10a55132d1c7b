using System.Diagnostics;
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
    public async Task A_mistake_is_one_line_on_standard_error_and_exit_code_2(string arguments)
    {
        var (exitCode, output, error) = await Run(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("error: ");
    }

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
    public async Task Without_arguments_the_help_is_shown()
    {
        var (exitCode, output, error) = await Run("");

        exitCode.ShouldBe(0, error);
        output.ShouldContain("--environment");
    }

    [Fact]
    public async Task A_failure_before_the_first_target_ends_with_2() => (await Run("Deploy --profile no-such-profile")).ExitCode.ShouldBe(2);

    private static async Task<(int ExitCode, string Output, string Error)> Run(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "_build.dll"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = RepositoryRoot.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}

using System.Diagnostics;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>What a run shows on a terminal, and what it shows elsewhere.</summary>
public sealed class LiveViewTests : IDisposable
{
    private const string Clear = "A\e[0J";
    private const string Slow = $"{SampleInfrastructure.Deploy} --provisioning-seconds 2";
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task On_a_terminal_the_stack_is_drawn_again_and_again_and_ends_as_one_line()
    {
        var output = await OnTerminalAsync($"{Slow} --parameters ModelKey=hunter22", "TERM=xterm-256color");

        output.ShouldContain("CREATE_IN_PROGRESS");
        output.ShouldContain(Clear);
        output.ShouldContain("ai-chef-stepfunctions deployed (1 to add)");
        output.ShouldNotContain("hunter22");
        output[output.LastIndexOf(Clear, StringComparison.Ordinal)..].ShouldNotContain("IN_PROGRESS");
        output.ShouldNotContain("\e[?25l");
    }

    [Theory]
    [InlineData("", "TERM=dumb")]
    [InlineData("", "TERM=xterm CI=true")]
    [InlineData(" --verbosity quiet", "TERM=xterm")]
    public async Task Where_no_view_is_wanted_none_is_drawn(string option, string variables)
    {
        var output = await OnTerminalAsync(Slow + option, variables);

        output.ShouldContain("Build succeeded");
        output.ShouldNotContain(Clear);
    }

    [Fact]
    public async Task Redirected_output_shows_one_line_a_stack_and_with_verbosity_verbose_each_event()
    {
        var (exitCode, output, error) = await _repository.RunAsync(SampleInfrastructure.Deploy);

        exitCode.ShouldBe(0, output + error);
        output.ShouldNotContain("CREATE_IN_PROGRESS");
        output.ShouldNotContain("\e");
        output.Split("ai-chef-stepfunctions").Length.ShouldBe(2, output);

        Directory.Delete(_repository.At(".nuke/temp/local-cloud"), recursive: true);
        (_, output, _) = await _repository.RunAsync($"{SampleInfrastructure.Deploy} --verbosity verbose");
        output.ShouldContain("CREATE_IN_PROGRESS           ai-chef-stepfunctions/Log AWS::Logs::LogGroup");
    }

    [Fact]
    public async Task A_stack_that_fails_shows_its_failed_resource_and_its_rollback()
    {
        var (exitCode, output, error) = await _repository.RunAsync(
            $"{SampleInfrastructure.Deploy} --fail-resources Log"
        );

        exitCode.ShouldBe(1, output + error);
        output.ShouldContain("CREATE_FAILED                ai-chef-stepfunctions/Log");
        output.ShouldContain("ROLLBACK_COMPLETE            ai-chef-stepfunctions/ai-chef-stepfunctions");
        output.ShouldContain("ai-chef-stepfunctions failed after ");
        output.ShouldContain("start ./build.sh LocalCloud in another terminal, then AWS_ACCESS_KEY_ID=local ");
    }

    /// <summary>Runs the build in a pseudo terminal.</summary>
    private async Task<string> OnTerminalAsync(string arguments, string variables)
    {
        var command =
            $"env -u CI -u NO_COLOR -u GITHUB_ACTIONS {variables} dotnet '{ProjectOutput.Build}' {arguments} "
            + $"--root '{_repository.Root}'";
        var start = new ProcessStartInfo("script", ["-qec", $"stty cols 120 rows 40; {command}", "/dev/null"])
        {
            WorkingDirectory = _repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = await BoundedWait.ForAsync(process.StandardOutput.ReadToEndAsync(), "the end of the build");
            await BoundedWait.ForAsync(process.WaitForExitAsync(), "the end of the build");
            process.ExitCode.ShouldBe(0, output);
            return output;
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

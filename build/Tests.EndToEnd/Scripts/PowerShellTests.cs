using Xunit;

namespace AiChef.Tests.EndToEnd.Scripts;

/// <summary>build.ps1, as PowerShell runs it.</summary>
public sealed class PowerShellTests(CheckoutCopy checkout) : IClassFixture<CheckoutCopy>
{
    [Fact]
    public async Task Build_ps1_runs_what_is_compiled() =>
        (await RunAsync("./build.ps1 --help")).ShouldEnd(0, "--canary-minutes");

    [Fact]
    public async Task A_list_that_PowerShell_makes_an_array_of_is_one_argument() =>
        (await RunAsync("./build.ps1 DeployLambdas --functions recipe,nowhere")).ShouldEnd(
            2,
            "--functions: 'nowhere' is not one of"
        );

    [Fact]
    public async Task An_argument_keeps_its_blanks() =>
        (await RunAsync("./build.ps1 Status --environment 'a  b'")).ShouldEnd(2, "--environment: 'a  b' is not one of");

    [Fact]
    public async Task Build_ps1_runs_from_another_folder()
    {
        var script = checkout.At("build.ps1").Replace("'", "''", StringComparison.Ordinal);

        (await RunAsync($"Set-Location /; & '{script}' --help")).ShouldEnd(0, "Deploys every service");
    }

    [Fact]
    public async Task Build_ps1_has_the_build_prepared_and_ends_with_its_exit_code() =>
        (await RunAsync("$env:USE_STAND_INS = 'Nowhere'; ./build.ps1 --help")).ShouldEnd(
            2,
            "USE_STAND_INS names Nowhere"
        );

    private Task<EndedRun> RunAsync(string command)
    {
        string[] arguments = ["-NoProfile", "-NonInteractive", "-Command", $"{command}; exit $LASTEXITCODE"];
        return EndedRun.OfAsync(Tool.Path("pwsh"), arguments, checkout.Root);
    }
}

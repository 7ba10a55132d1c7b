using System.Diagnostics;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

public sealed class BootstrapTests
{
    [Theory]
    [InlineData("build.sh")]
    [InlineData("build.cmd")]
    public void A_script_that_Unix_runs_has_no_carriage_return_and_may_be_executed(string name)
    {
        var script = Path.Combine(RepositoryRoot.Path, name);

        File.ReadAllText(script).ShouldNotContain("\r");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [Fact]
    public async Task The_script_is_well_formed()
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-n", Path.Combine(RepositoryRoot.Path, "build.sh")]) { UseShellExecute = false })!;

        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0);
    }
}

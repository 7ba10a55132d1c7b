using System.Diagnostics;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>
/// build.sh and build.ps1 find the SDK, have the build compiled and run it; the target Judge runs build.ps1.
/// </summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("build.sh")]
    [InlineData("build.cmd")]
    public void A_script_that_Unix_runs_has_no_carriage_return_and_may_be_executed(string name)
    {
        var script = Path.Combine(RepositoryRoot.Path, name);

        File.ReadAllText(script).ShouldNotContain("\r");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_script_is_well_formed()
    {
        using var process = Process.Start("bash", ["-n", Path.Combine(RepositoryRoot.Path, "build.sh")]);

        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("build.sh")]
    [InlineData("build.ps1")]
    public void A_script_stays_small_enough_to_be_read_at_once(string name) =>
        File.ReadAllLines(Path.Combine(RepositoryRoot.Path, name)).Length.ShouldBeLessThanOrEqualTo(80);

    [Theory]
    [InlineData(@"([A-Z_a-z]*(?:DOTNET_|NUKE_)\w+)(?:=1|=0| = '[01]')")]
    [InlineData(@"(build/Bootstrap/Bootstrap\.proj)")]
    [InlineData(@"(-nologo|-tl:off|-v:q|-clp:NoSummary|-m:1)")]
    [InlineData(@"(\.nuke/temp/bootstrap|global\.json)")]
    [InlineData(@"(\bbin\b|\bobj\b|\bTests\b|\bFaults\b|\bBench\b)")]
    [InlineData(@"(USE_STAND_INS|PACKAGE_FEED_TIMEOUT)")]
    [InlineData(@"(cannot install the \.NET SDK|installing the \.NET SDK that global\.json asks for)")]
    public void Both_scripts_say_the_same(string pattern) =>
        Found("build.ps1", pattern).ShouldBe(Found("build.sh", pattern));

    private static List<string> Found(string script, string pattern)
    {
        var found = Regex
            .Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, script)), pattern)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        found.ShouldNotBeEmpty();
        return found;
    }
}

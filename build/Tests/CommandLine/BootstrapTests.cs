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
    public async Task A_wrong_choice_of_packages_is_refused_before_anything_is_compiled()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var copy = new ScriptCopy();

        var (exitCode, error) = await copy.Run("USE_STAND_INS", "maybe");

        exitCode.ShouldBe(2);
        error.Trim().ShouldBe("build: USE_STAND_INS is 'maybe'; write true or false");
    }

    /// <summary>build.sh in a folder of its own whose name holds a space.</summary>
    private sealed class ScriptCopy : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("boot strap ").FullName;

        public ScriptCopy()
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, "build.sh"), Path.Combine(_folder, "build.sh"));
            File.Copy(Path.Combine(RepositoryRoot.Path, "global.json"), Path.Combine(_folder, "global.json"));
        }

        public async Task<(int ExitCode, string Error)> Run(string variable, string value)
        {
            var start = new ProcessStartInfo("bash", [Path.Combine(_folder, "build.sh"), "Deploy"]) { UseShellExecute = false, RedirectStandardError = true };
            start.Environment[variable] = value;
            using var process = Process.Start(start)!;
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, error);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}

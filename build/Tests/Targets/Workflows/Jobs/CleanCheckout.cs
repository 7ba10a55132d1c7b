using System.Diagnostics;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The repository as a runner checks it out: every file that git has or would take, in a folder whose name holds a
/// space. Of what was built it has only the build itself and the packages of the functions, where they were compiled
/// from the sources as they are: both are looked up by contents, and compiled otherwise.
/// </summary>
public sealed class CleanCheckout : IAsyncLifetime
{
    /// <summary>Far longer than a command takes that compiles the build and all functions on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public string Root { get; } = Directory.CreateTempSubdirectory("clean checkout ").FullName;

    public Task InitializeAsync() => RepositoryCopy.MakeAsync(Root);

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    public string At(string path) => Path.Combine(Root, path);

    /// <summary>Runs the build as a person does, which must end well, and gives its output.</summary>
    public Task<string> RunAsync(params string[] arguments) => RunToolAsync("bash", [At("build.sh"), .. arguments]);

    /// <summary>Runs a command in the checkout, which must end well, and gives its output.</summary>
    public async Task<string> RunToolAsync(string command, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(n =>
                    n.StartsWith("GITHUB_", StringComparison.Ordinal)
                    || n.StartsWith("NUKE_", StringComparison.Ordinal)
                    || n == "CI"
                )
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string output;
        try
        {
            output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Limit, TimeProvider.System);
            await process.WaitForExitAsync().WaitAsync(Limit, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}

/// <summary>Classes that share one checkout, whose functions the first of them compiles.</summary>
[CollectionDefinition(nameof(CleanCheckout))]
public sealed class CleanCheckoutCollection : ICollectionFixture<CleanCheckout>;

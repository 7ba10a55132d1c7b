using System.Diagnostics;

namespace AiChef.Tests.Server;

/// <summary>
/// Runs all tests in a process of their own: a change of what a type keeps for all time shows only in a process that
/// has not used the type before.
/// </summary>
internal static class FreshRun
{
    /// <summary>The argument of the process.</summary>
    internal const string Argument = "--all";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>True when code is changed at present, so that a process of its own has something to show.</summary>
    /// <remarks>
    /// The first four bytes of the file are the number of the active change; it is negative when there is none.
    /// </remarks>
    internal static bool IsNeeded()
    {
        if (Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not { Length: > 0 } path)
        {
            return false;
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new BinaryReader(file);
        return reader.ReadInt32() >= 0;
    }

    /// <summary>Runs all tests in another process.</summary>
    /// <param name="tests">The tests.</param>
    /// <returns>How they ended; if one failed, only that one.</returns>
    internal static async Task<IReadOnlyDictionary<string, TestEnd>> RunAsync(ServedTests tests)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], Argument])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var failed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return process.ExitCode == 0
                ? tests.All.Keys.ToDictionary(id => id, _ => TestEnd.Passed, StringComparer.Ordinal)
                : failed
                    .Where(tests.All.ContainsKey)
                    .DefaultIfEmpty(tests.All.Keys.First())
                    .ToDictionary(id => id, _ => TestEnd.Failed, StringComparer.Ordinal);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new Dictionary<string, TestEnd>(StringComparer.Ordinal)
            {
                [tests.All.Keys.First()] = TestEnd.TimedOut,
            };
        }
    }

    /// <summary>Runs all tests in this process, and prints the ids of those that failed.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> AnswerAsync(ServedTests tests)
    {
        var ends = await tests.RunAsync(tests.All.Values);
        var failed = ends.Where(test => test.Value is TestEnd.Failed or TestEnd.TimedOut).ToList();
        failed.ForEach(test => Console.WriteLine(test.Key));
        return failed.Count == 0 ? 0 : 1;
    }
}

using AiChef.Bench.Measuring;
using AiChef.Tests;

namespace AiChef.Bench.Programs;

/// <summary>Runs commands and measures them. One runs at a time: the system counts all children together.</summary>
internal static class Measurement
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="calls">Counts its requests; null where nothing can count them.</param>
    /// <param name="cancellationToken">Ends the command and all that it started.</param>
    /// <exception cref="BenchFailure">It failed.</exception>
    internal static async Task<Sample> OfAsync(Command command, CallCounter? calls, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        calls?.Take();
        var before = ChildUsage.Now();
        var started = TimeProvider.System.GetTimestamp();
        using var child = ChildProcess.Start(command.Program, command.Arguments, command.Folder, command.Variables);
        var exitCode = await child.EndAsync().WaitAsync(cancellationToken);
        var (wall, ended) = (TimeProvider.System.GetElapsedTime(started), TimeProvider.System.GetUtcNow());
        cancellationToken.ThrowIfCancellationRequested();
        return exitCode == 0
            ? new Sample(ended, wall, ChildUsage.Now() - before, calls?.Take())
            : throw new BenchFailure($"{command} ended with {exitCode}:\n{child.Output}");
    }
}

using AiChef.Tests;

namespace AiChef.Bench.Programs;

/// <summary>Where programs are.</summary>
internal static class ProgramPath
{
    /// <summary>The path of a program on the PATH; null where there is none.</summary>
    internal static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>
    /// The program itself in place of a shim of pyenv, which would look for it at each call: that takes longer than the
    /// program takes to start.
    /// </summary>
    internal static async Task<string> WithoutShimAsync(string path, CancellationToken cancellationToken)
    {
        if (!path.Replace('\\', '/').Contains("/shims/", StringComparison.Ordinal) || Find("pyenv") is not { } pyenv)
        {
            return path;
        }
        string[] arguments = ["which", Path.GetFileName(path)];
        var (exitCode, output) = await ChildProcess
            .RunAsync(pyenv, arguments, Environment.CurrentDirectory)
            .WaitAsync(cancellationToken);
        return exitCode == 0 && File.Exists(output.Trim()) ? output.Trim() : path;
    }

    /// <summary>The first line that a program prints.</summary>
    /// <exception cref="BenchFailure">It fails.</exception>
    internal static async Task<string> FirstLineAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var (exitCode, output) = await ChildProcess
            .RunAsync(program, arguments, Environment.CurrentDirectory, Command.WithoutAccount)
            .WaitAsync(cancellationToken);
        return exitCode == 0
            ? output.Split('\n')[0].Trim()
            : throw new BenchFailure($"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
    }
}

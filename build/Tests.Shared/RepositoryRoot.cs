using System.Diagnostics;

namespace AiChef.Tests;

/// <summary>The repository that these tests belong to: the nearest folder upwards with a .nuke folder.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>All files that git has or would take, relative to the root.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync() =>
        (await GitAsync("ls-files", "-z", "--cached", "--others", "--exclude-standard")).Split(
            '\0',
            StringSplitOptions.RemoveEmptyEntries
        );

    /// <summary>What a command of git prints.</summary>
    public static Task<string> GitAsync(params string[] arguments) => GitInAsync(Path, arguments);

    /// <summary>What a command of git prints in a folder.</summary>
    public static async Task<string> GitInAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"git {arguments[0]} ended with {git.ExitCode}");
    }

    private static string Find(string folder) =>
        Directory.Exists(System.IO.Path.Combine(folder, ".nuke"))
            ? folder
            : Find(Directory.GetParent(folder)!.FullName);
}

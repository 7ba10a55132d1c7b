namespace AiChef.Tests;

/// <summary>The files of C# that people write.</summary>
internal static class SourceFiles
{
    private static readonly string[] Folders = ["build", "backend"];

    /// <summary>The full paths of all, in no order.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        .. Folders
            .Select(folder => Path.Combine(RepositoryRoot.Path, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !IsGenerated(file.Replace('\\', '/'))),
    ];

    private static bool IsGenerated(string file) =>
        file.Contains("/bin/", StringComparison.Ordinal)
        || file.Contains("/obj/", StringComparison.Ordinal)
        || file.EndsWith(".g.cs", StringComparison.Ordinal);
}

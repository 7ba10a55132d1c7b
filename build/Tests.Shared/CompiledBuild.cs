namespace AiChef.Tests;

/// <summary>
/// What a copy of the repository takes along so that neither the build nor the functions need be compiled there: both
/// are looked up by the contents of the sources, and compiled where these differ. The packages of the functions are
/// compiled ahead of time already, which is most of the work where a function differs.
/// </summary>
public static class CompiledBuild
{
    private static readonly string[] Places =
    [
        ".nuke/temp/bootstrap/packages.props",
        ".nuke/temp/bootstrap/native-compiler",
        "build/Targets/bin/native",
        ".nuke/temp/functions/packages.json",
        ".nuke/temp/functions/native",
    ];

    /// <summary>Names the newest compilation in its first line; see build.sh.</summary>
    private static readonly string Ready = Path.Combine(RepositoryRoot.Path, ".nuke", "temp", "bootstrap", "ready");

    /// <summary>The files, relative to the root of the repository; none where nothing was compiled.</summary>
    public static IEnumerable<string> Files() =>
        Places
            .Concat(File.Exists(Ready) ? [Path.GetDirectoryName(File.ReadLines(Ready).First())!] : [])
            .Select(place => Path.Combine(RepositoryRoot.Path, place))
            .SelectMany(FilesOf)
            .Concat(Packages())
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file));

    private static string[] Packages()
    {
        var folder = Path.Combine(RepositoryRoot.Path, ".nuke", "temp", "functions");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.zip") : [];
    }

    private static string[] FilesOf(string path) =>
        (Directory.Exists(path), File.Exists(path)) switch
        {
            (true, _) => Directory.GetFiles(path, "*", SearchOption.AllDirectories),
            (_, true) => [path],
            _ => [],
        };
}

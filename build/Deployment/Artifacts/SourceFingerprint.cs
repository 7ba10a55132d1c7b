using AiChef.Compilation;

namespace AiChef.Deployment.Artifacts;

/// <summary>Tells whether files changed since something was built from them.</summary>
public static class SourceFingerprint
{
    /// <summary>Folders that builds write, which are never sources.</summary>
    private static readonly HashSet<string> Outputs = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin",
        "obj",
        ".git",
        ".vs",
        ".idea",
    };

    /// <summary>SHA-256 over the names and contents of all files, in hexadecimal digits.</summary>
    /// <inheritdoc cref="Snapshot"/>
    public static string Of(string root, IEnumerable<string> paths) => Snapshot(root, paths).Fingerprint;

    /// <summary>The names and contents of all files. Output folders are left out.</summary>
    /// <param name="root">The folder to which the names are relative.</param>
    /// <param name="paths">Files and folders.</param>
    /// <exception cref="DeploymentException">One of the paths does not exist.</exception>
    public static SourceSnapshot Snapshot(string root, IEnumerable<string> paths) =>
        SourceSnapshot.Of(root, paths.SelectMany(FilesAt));

    private static IEnumerable<string> FilesAt(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }
        if (!Directory.Exists(path))
        {
            throw DeploymentException.Configuration($"{path}: there is no such file or folder");
        }
        var folders = Directory.EnumerateDirectories(path).Where(f => !Outputs.Contains(Path.GetFileName(f)));
        return Directory.EnumerateFiles(path).Concat(folders.SelectMany(FilesAt));
    }
}

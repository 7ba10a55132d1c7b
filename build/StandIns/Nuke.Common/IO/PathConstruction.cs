namespace Nuke.Common.IO;

public static class PathConstruction
{
    public static bool HasPathRoot(string path) => Path.IsPathRooted(path);

    public static string GetRelativePath(string basePath, string destinationPath) =>
        Path.GetRelativePath(basePath, destinationPath);

    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (RelativePath)Path.GetRelativePath(basePath, destinationPath);

    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (UnixRelativePath)Path.GetRelativePath(basePath, destinationPath);

    public static bool Contains(this AbsolutePath basePath, string destinationPath) =>
        Path.GetRelativePath(basePath, destinationPath) is var relative
        && relative != ".."
        && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && !Path.IsPathRooted(relative);
}

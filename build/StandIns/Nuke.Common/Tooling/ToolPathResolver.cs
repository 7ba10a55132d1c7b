namespace Nuke.Common.Tooling;

public static class ToolPathResolver
{
    /// <summary>The path that the variable NAME_EXE names.</summary>
    public static string TryGetEnvironmentExecutable(string environmentExecutable) =>
        EnvironmentInfo.GetVariable(environmentExecutable) is { Length: > 0 } path ? path : null;

    public static string GetPathExecutable(string pathExecutable) =>
        TryGetPathExecutable(pathExecutable).NotNull($"Could not find '{pathExecutable}' via PATH");

    internal static string TryGetPathExecutable(string name)
    {
        if (Path.IsPathRooted(name))
        {
            return name;
        }

        string[] names = EnvironmentInfo.IsWin ? [name + ".exe", name + ".cmd", name] : [name];
        return EnvironmentInfo
            .Paths.SelectMany(folder => names.Select(x => Path.Combine(folder, x)))
            .FirstOrDefault(File.Exists);
    }
}

namespace AiChef.Tests.EndToEnd;

/// <summary>Programs that tests need and this repository does not bring.</summary>
internal static class Tool
{
    /// <summary>The path of a program.</summary>
    /// <exception cref="InvalidOperationException">It is not on the PATH.</exception>
    public static string Path(string name) =>
        Find(name) ?? throw new InvalidOperationException($"this test needs '{name}', which is not on the PATH");

    /// <summary>The path of the first of several programs that there is; null where there is none.</summary>
    public static string? Find(params string[] names) =>
        names
            .SelectMany(
                _ => Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator),
                (name, folder) => System.IO.Path.Combine(folder, name)
            )
            .FirstOrDefault(File.Exists);
}

namespace AiChef.Tests;

/// <summary>The repository that these tests belong to: the nearest folder upwards with a .nuke folder.</summary>
internal static class RepositoryRoot
{
    internal static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => Directory.Exists(System.IO.Path.Combine(folder, ".nuke")) ? folder : Find(Directory.GetParent(folder)!.FullName);
}

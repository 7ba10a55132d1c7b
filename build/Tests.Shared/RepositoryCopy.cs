namespace AiChef.Tests;

/// <summary>
/// A copy of the repository: every file that git has or would take, and of what was built the build itself and the
/// packages of the functions.
/// </summary>
public static class RepositoryCopy
{
    /// <summary>Creates the copy in a folder.</summary>
    /// <returns>The copied files, relative to the folder.</returns>
    public static async Task<IReadOnlyList<string>> MakeAsync(string folder)
    {
        var files = (await RepositoryRoot.FilesAsync())
            .Concat(CompiledBuild.Files())
            .Where(file => File.Exists(Path.Combine(RepositoryRoot.Path, file)))
            .ToList();
        files.ForEach(file => Take(folder, file));
        return files;
    }

    /// <summary>Copies one file of the repository, with its time of change.</summary>
    public static void Take(string folder, string file)
    {
        var copy = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(RepositoryRoot.Path, file), copy, overwrite: true);
    }
}

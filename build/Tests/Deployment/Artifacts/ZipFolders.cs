namespace AiChef.Tests.Deployment.Artifacts;

/// <summary>Folders to be packed, below one that goes with them.</summary>
internal sealed class ZipFolders : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("zip").FullName;

    internal string Folder(string name, params (string Path, string Content)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content);
        }
        return folder;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

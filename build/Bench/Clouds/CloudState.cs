namespace AiChef.Bench.Clouds;

/// <summary>The state of a LocalCloud that has stopped, from which others begin.</summary>
/// <param name="folder">Its folder.</param>
internal sealed class CloudState(string folder) : IDisposable
{
    /// <summary>Copies it into another folder.</summary>
    internal void CopyTo(string target)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

namespace AiChef.LocalCloud.State;

/// <summary>
/// Holds a state folder for one host; the operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        var path = Path.GetFullPath(folder);
        PrivateFiles.CreateFolder(path);
        try
        {
            return new(
                PrivateFiles.Open(
                    Path.Combine(path, "lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException inUse)
            when (inUse is not (DirectoryNotFoundException or PathTooLongException or FileNotFoundException))
        {
            throw new LocalCloudFolderInUseException(path, inUse);
        }
    }

    public void Dispose() => _file.Dispose();
}

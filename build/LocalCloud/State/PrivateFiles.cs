namespace AiChef.LocalCloud.State;

/// <summary>
/// Makes files and folders that only their owner may read: the state holds what AWS keeps behind its permissions, such
/// as the values of NoEcho parameters and of SecureString. On Windows a folder's own access list decides.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Opens a file; one that is new may be read by its owner only.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a whole file in place of the old one, so that no reader and no kill sees half of it.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var fresh = $"{path}.{Guid.NewGuid():N}.new";
        using (var file = Open(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>
    /// Creates a folder, and those above it that are missing, for the owner only; one that is there stays as it is.
    /// </summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    /// <summary>Removes access for others from a folder and its content: an older version left it open.</summary>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & ~OwnerFolder) == UnixFileMode.None)
        {
            return;
        }

        foreach (
            var entry in new DirectoryInfo(folder)
                .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                .Prepend(new DirectoryInfo(folder))
        )
        {
            if (entry.LinkTarget is null && (entry.UnixFileMode & ~OwnerFolder) != UnixFileMode.None)
            {
                entry.UnixFileMode &= OwnerFolder;
            }
        }
    }
}

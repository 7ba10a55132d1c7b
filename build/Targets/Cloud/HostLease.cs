namespace AiChef.Targets.Cloud;

/// <summary>
/// Says that this process uses the LocalCloud of a folder. The host of that folder serves on until no other lease is
/// held. A lease is a locked file, so the operating system ends it however the process ends.
/// </summary>
internal sealed class HostLease : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private HostLease(string path, FileStream file) => (_path, _file) = (path, file);

    internal static HostLease Take(string folder)
    {
        // the state folder is often made here first; what lies in it is its owner's alone
        foreach (var each in new[] { folder, FolderOf(folder) })
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(each);
            }
            else
            {
                Directory.CreateDirectory(
                    each,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }
        var path = Path.Combine(FolderOf(folder), Guid.NewGuid().ToString("N"));
        return new HostLease(path, new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>
    /// True while another process holds a lease on the folder. Leases that nobody holds any more are cleared away.
    /// </summary>
    internal static bool AnyHeld(string folder)
    {
        if (!Directory.Exists(FolderOf(folder)))
        {
            return false;
        }

        var held = false;
        foreach (var path in Directory.GetFiles(FolderOf(folder)))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
                File.Delete(path);
            }
            catch (FileNotFoundException)
            {
                // Given back while it was being looked at.
            }
            catch (IOException)
            {
                held = true;
            }
        }
        return held;
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    private static string FolderOf(string folder) => Path.Combine(folder, "leases");
}

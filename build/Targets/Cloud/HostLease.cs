namespace AiChef.Targets.Cloud;

/// <summary>
/// Marks that this process uses the LocalCloud of a folder. The host of that folder continues to serve until no other
/// lease is held. A lease is a locked file, so the operating system releases it however the process ends.
/// </summary>
internal sealed class HostLease : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private HostLease(string path, FileStream file) => (_path, _file) = (path, file);

    internal static HostLease Take(string folder)
    {
        // the state folder is often created here first; only its owner may read it
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

    /// <summary>True while another process holds a lease on the folder. Leases that nobody holds are deleted.</summary>
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
                // Released in the meantime.
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

using System.Globalization;
using Nuke.Common.IO;

namespace AiChef.Targets.Output;

/// <summary>
/// A folder for the log of one run. NUKE opens its log exclusively, so two runs with the same log could not run at the
/// same time.
/// </summary>
internal static class LogFolder
{
    /// <summary>How many logs are kept at least.</summary>
    internal const int Kept = 20;

    /// <summary>
    /// How many more there may be before the oldest are deleted, all at once, so that few runs spend time on it.
    /// </summary>
    internal const int Spare = 20;

    private const string LogFile = "build.log";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Creates the folder of this process in <paramref name="parent"/> and deletes those of the oldest runs.
    /// </summary>
    internal static AbsolutePath Create(AbsolutePath parent, TimeProvider time)
    {
        var started = time.GetLocalNow().ToString("yyyy-MM-dd_HH-mm-ss", CultureInfo.InvariantCulture);
        var folder = parent / $"{started}-{Environment.ProcessId}";
        Prune(parent);
        if (OperatingSystem.IsWindows())
        {
            folder.CreateDirectory();
        }
        else
        {
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }
        return folder;
    }

    /// <summary>Lets only this user read the folder: NUKE would make its logs readable for everybody.</summary>
    internal static void Protect(AbsolutePath folder)
    {
        if (!OperatingSystem.IsWindows() && folder.DirectoryExists())
        {
            foreach (var log in Directory.GetFiles(folder, "*.log"))
            {
                File.SetUnixFileMode(log, Private);
            }
        }
    }

    private static void Prune(AbsolutePath parent)
    {
        if (!parent.DirectoryExists())
        {
            return;
        }
        var folders = Directory.GetDirectories(parent);
        if (folders.Length <= Kept + Spare)
        {
            return;
        }
        // The names begin with the time.
        var old = folders.OrderDescending(StringComparer.Ordinal).Skip(Kept);
        foreach (var folder in old.Where(folder => !IsInUse(Path.Combine(folder, LogFile))))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another run deletes the same folder, or it is in use; the next run tries again.
            }
        }
    }

    /// <summary>
    /// True while a run writes to the log, which may be older than twenty others: LocalCloud serves for days.
    /// </summary>
    private static bool IsInUse(string log)
    {
        try
        {
            using var alone = new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}

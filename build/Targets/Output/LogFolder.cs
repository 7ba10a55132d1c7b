using System.Globalization;
using Nuke.Common.IO;

namespace AiChef.Targets.Output;

/// <summary>
/// A folder for the log of one run. NUKE keeps its log open for itself alone, so that two runs that share one cannot go
/// on at the same time: neither two deployments, nor a deployment beside a LocalCloud that serves.
/// </summary>
internal static class LogFolder
{
    /// <summary>How many earlier runs keep their logs at least.</summary>
    internal const int Kept = 20;

    /// <summary>How many more there may be until the oldest are deleted, all at once: few runs pay for it.</summary>
    internal const int Spare = 20;

    private const string LogFile = "build.log";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Makes the folder of this process below <paramref name="parent"/> and deletes those of the oldest runs.
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

    /// <summary>
    /// Lets only this user read what lies in the folder: logs tell of a company's systems, and NUKE opens them for all.
    /// </summary>
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
                // Another run deletes the same folder, or somebody looks into it; the next run tries again.
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

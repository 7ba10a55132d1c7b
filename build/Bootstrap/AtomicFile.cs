using System;
using System.IO;
using System.Text;

namespace AiChef.Compilation;

/// <summary>
/// Writes files that are whole or not there, also when the process is killed in the meantime, and that only this user
/// may read. build/Deployment compiles this file as well.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file under another name and gives it its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of its content.</param>
    /// <param name="time">The time that it bears; null for that of the writing.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, DateTime? time = null)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        var draft = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(content);
            }
            if (time is not null)
            {
                File.SetLastWriteTimeUtc(draft, time.Value);
            }
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Writes a text as UTF-8.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, DateTime?)"/>
    public static void Write(string path, string content, DateTime? time = null) =>
        Write(path, Encoding.UTF8.GetBytes(content), time);
}

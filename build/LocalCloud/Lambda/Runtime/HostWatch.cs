using System.Diagnostics;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// Ends a function's process with the host, however the host ends. The process gets a pipe that only the host holds
/// open; a shell kills the process when the pipe closes without a message, as it does when the host is killed. When it
/// is asked, the shell also writes a mark behind all that the function has written.
/// </summary>
/// <remarks>
/// A pipe works on Linux and macOS alike, while a parent-death signal exists on Linux only. Windows has no such shell:
/// there a function whose host was killed ends when its runtime asks for the next call.
/// </remarks>
internal static class HostWatch
{
    private const string Shell = "/bin/sh";

    // the shell becomes the command itself: process id, exit code and memory stay those of the function
    private const string Script = """
        exec 3<&0 </dev/null
        function=$$
        {
          trap '' PIPE
          while read -r mark <&3; do
            [ -n "$mark" ] || exit 0
            printf '%s\n' "$mark"
            printf '%s\n' "$mark" >&2
          done
          kill -9 "$function"
        } &
        exec 3<&-
        exec "$@"
        """;

    private static bool IsSupported => !OperatingSystem.IsWindows();

    /// <summary>Starts a process whose standard input is redirected; it reads nothing from it.</summary>
    public static Process Start(ProcessStartInfo command)
    {
        if (IsSupported)
        {
            string[] arguments = ["-c", Script, Shell, command.FileName, .. command.ArgumentList];
            command.FileName = Shell;
            command.ArgumentList.Clear();
            Array.ForEach(arguments, command.ArgumentList.Add);
        }

        var process =
            Process.Start(command) ?? throw new InvalidOperationException($"{command.FileName} could not be started");
        if (!IsSupported)
        {
            process.StandardInput.Close();
        }

        return process;
    }

    /// <summary>
    /// Has a line written to both outputs of the process, behind all that it has written; false where no shell does so.
    /// </summary>
    public static bool Mark(Process process, string mark) => IsSupported && Tell(process, mark);

    /// <summary>
    /// Ends the watch of a process that has exited: its id may soon be another's, and its outputs end with the watch.
    /// </summary>
    public static void End(Process process)
    {
        if (IsSupported && Tell(process, string.Empty))
        {
            process.StandardInput.Close();
        }
    }

    private static bool Tell(Process process, string line)
    {
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
            return true;
        }
        catch (IOException)
        {
            // the watching shell was killed together with the process
            return false;
        }
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AiChef.Targets.CommandLine;

/// <summary>Runs this program again with other arguments, in the same process if the system can do that.</summary>
internal static class ProcessRestart
{
    public static int Run(IReadOnlyList<string> arguments)
    {
        var program =
            Environment.ProcessPath
            ?? throw new InvalidOperationException("The path of the running program is unknown.");
        List<string> command = IsHost(program)
            ? [program, Environment.GetCommandLineArgs()[0], .. arguments]
            : [program, .. arguments];
        if (OperatingSystem.IsWindows())
        {
            return RunChild(command);
        }

        // The process keeps its id, its terminal and its signals; only a failure returns.
        _ = Execute(Marshal.StringToCoTaskMemUTF8(program), [.. command.Select(Marshal.StringToCoTaskMemUTF8), 0]);
        throw new InvalidOperationException(
            $"Starting {program} again failed with error {Marshal.GetLastPInvokeError()}."
        );
    }

    private static bool IsHost(string program) =>
        string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);

    private static int RunChild(List<string> command)
    {
        using var child =
            Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false })
            ?? throw new InvalidOperationException($"{command[0]} could not be started.");
        child.WaitForExit();
        return child.ExitCode;
    }

    [DllImport("libc", EntryPoint = "execv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Execute(nint path, nint[] arguments);
}

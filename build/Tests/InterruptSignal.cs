using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiChef.Tests;

/// <summary>
/// A shell without job control starts what it runs in the background with Ctrl-C ignored, and all processes that are
/// started from there ignore it as well. So that tests can interrupt theirs, these tests heed it in any case.
/// </summary>
internal static class InterruptSignal
{
    private const int Interrupt = 2;
    private const nint Default = 0;
    private const nint Ignored = 1;

    [ModuleInitializer]
    internal static void StopIgnoring()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var handler = SetHandler(Interrupt, Default);
        if (handler != Ignored)
        {
            SetHandler(Interrupt, handler);
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetHandler(int signal, nint handler);
}

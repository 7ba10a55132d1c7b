using System.Runtime.InteropServices;

namespace AiChef.Bench.Measuring;

/// <summary>The CPU time of all children that have ended, and of theirs, as the system counts it.</summary>
/// <remarks>
/// <c>getrusage</c> with RUSAGE_CHILDREN: https://man7.org/linux/man-pages/man2/getrusage.2.html. Both systems begin
/// the structure with the user and the system time, each as seconds and microseconds.
/// </remarks>
internal static class ChildUsage
{
    private const int Children = -1;

    /// <summary>What the rest of the structure takes at most, in words of 8 bytes.</summary>
    private const int Words = 32;

    /// <summary>The time until now; null on Windows, which has no such count.</summary>
    internal static TimeSpan? Now()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        var usage = new long[Words];
        return GetUsage(Children, usage) == 0
            ? Of(usage[0], usage[1]) + Of(usage[2], usage[3])
            : throw new InvalidOperationException("the system does not tell the time of children");
    }

    // macOS counts microseconds in 4 bytes, followed by 4 that mean nothing.
    private static TimeSpan Of(long seconds, long microseconds) =>
        TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds((int)microseconds);

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}

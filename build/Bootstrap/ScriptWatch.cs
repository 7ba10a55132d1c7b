using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace AiChef.Bootstrap;

/// <summary>
/// Ends this process when the script that started it is gone, also when that was killed; all that this process started
/// ends with it. Windows tells nothing of the kind.
/// </summary>
internal sealed class ScriptWatch : IDisposable
{
    private const int Cancelled = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Timer? _timer;

    /// <summary>Begins to watch.</summary>
    /// <param name="beforeEnd">What is to be done before this process ends.</param>
    public ScriptWatch(Action beforeEnd)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var parent = GetParentProcessId();
        _timer = new Timer(
            _ =>
            {
                // The system gives an orphan another parent.
                if (GetParentProcessId() != parent)
                {
                    beforeEnd();
                    Environment.Exit(Cancelled);
                }
            },
            state: null,
            Interval,
            Interval
        );
    }

    public void Dispose() => _timer?.Dispose();

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParentProcessId();
}

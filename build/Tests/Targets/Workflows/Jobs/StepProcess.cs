using System.Diagnostics;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The process of a step's script, started and cancelled as the runner does it.</summary>
/// <remarks>https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs</remarks>
internal sealed class StepProcess : IDisposable
{
    private static readonly TimeSpan AfterInterrupt = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan AfterTerminate = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan ForOpenStreams = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Task _reading;

    private StepProcess(Process process, Action<string> onLine)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, onLine), ReadAsync(process.StandardError, onLine));
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a script with these variables and no others.</summary>
    public static StepProcess Start(
        string scriptFile,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        Action<string> onLine
    )
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", scriptFile])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new StepProcess(process, onLine);
    }

    /// <summary>
    /// Waits for the script. What it leaves behind may hold its output open: that is waited for a little only.
    /// </summary>
    /// <param name="cancelled">Ends it: SIGINT to the process alone, then SIGTERM, then the whole tree is
    /// killed.</param>
    public async Task WaitAsync(CancellationToken cancelled)
    {
        try
        {
            await _process.WaitForExitAsync(cancelled);
        }
        catch (OperationCanceledException)
        {
            if (!await EndsAfterAsync("-INT", AfterInterrupt) && !await EndsAfterAsync("-TERM", AfterTerminate))
            {
                _process.Kill(entireProcessTree: true);
            }

            await _process.WaitForExitAsync(CancellationToken.None);
        }
        await Task.WhenAny(_reading, Task.Delay(ForOpenStreams, TimeProvider.System, CancellationToken.None));
    }

    public void Dispose() => _process.Dispose();

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }

    private async Task<bool> EndsAfterAsync(string signal, TimeSpan patience)
    {
        using (var kill = Process.Start("kill", [signal, $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var end = _process.WaitForExitAsync();
        return await Task.WhenAny(end, Task.Delay(patience, TimeProvider.System)) == end;
    }
}

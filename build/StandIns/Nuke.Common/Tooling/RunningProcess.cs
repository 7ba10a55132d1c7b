using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nuke.Common.Tooling;

internal sealed class RunningProcess : IProcess
{
    private readonly Process _process;
    private readonly int? _timeout;
    private readonly Func<string, string> _filter;
    private readonly ConcurrentQueue<Output> _output = new();

    internal RunningProcess(
        ProcessStartInfo start,
        int? timeout,
        Func<string, string> filter,
        Action<OutputType, string> write
    )
    {
        _timeout = timeout;
        _filter = filter;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Add(OutputType.Std, e.Data);
        _process.ErrorDataReceived += (_, e) => Add(OutputType.Err, e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Add(OutputType type, string text)
        {
            if (text is null)
            {
                return;
            }

            _output.Enqueue(new Output { Type = type, Text = text });
            write?.Invoke(type, filter(text));
        }
    }

    public string FileName => _process.StartInfo.FileName;

    public string Arguments => _filter(_process.StartInfo.Arguments);

    public string WorkingDirectory => _process.StartInfo.WorkingDirectory;

    public IReadOnlyCollection<Output> Output => _output;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public void Kill() => _process.Kill(entireProcessTree: true);

    public bool WaitForExit()
    {
        if (_timeout is { } milliseconds && !_process.WaitForExit(milliseconds))
        {
            Kill();
            return false;
        }

        // Without a limit this also waits until the whole output has been read.
        _process.WaitForExit();
        return true;
    }

    public void Dispose() => _process.Dispose();
}

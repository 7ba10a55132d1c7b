using System.Diagnostics;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Writes what a function's process writes into its log.</summary>
internal sealed class FunctionOutput
{
    private readonly Process _process;
    private readonly InvocationLog _log;
    private readonly Lock _gate = new();
    private string? _mark;
    private int _awaited;
    private TaskCompletionSource _read = new();

    public FunctionOutput(Process process, InvocationLog log)
    {
        (_process, _log) = (process, log);
        // it outlasts the call that started the process, and belongs to none
        using var none = ExecutionContext.SuppressFlow();
        Ended = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Ends when the process has ended and all that it wrote is in the log.</summary>
    public Task Ended { get; }

    /// <summary>Ends when all that the process has written until now is in the log.</summary>
    public Task CaughtUpAsync()
    {
        var mark = $"{Guid.NewGuid():N}";
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            (_mark, _awaited, _read) = (mark, 2, read);
        }

        return HostWatch.Mark(_process, mark) ? Task.WhenAny(read.Task, Ended) : Task.CompletedTask;
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            // a line that the function has not ended has the mark at its end
            var text = WithoutMark(line);
            if (text.Length > 0 || text.Length == line.Length)
            {
                _log.Write(text);
            }

            if (text.Length != line.Length)
            {
                MarkRead();
            }
        }
    }

    private string WithoutMark(string line)
    {
        lock (_gate)
        {
            return _mark is not null && line.EndsWith(_mark, StringComparison.Ordinal) ? line[..^_mark.Length] : line;
        }
    }

    private void MarkRead()
    {
        lock (_gate)
        {
            if (--_awaited == 0)
            {
                _read.TrySetResult();
            }
        }
    }
}

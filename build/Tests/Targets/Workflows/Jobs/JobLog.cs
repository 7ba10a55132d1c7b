using System.Text;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// Everything that the steps of a job print, as they print it: unlike on GitHub, nothing secret is masked.
/// </summary>
/// <param name="cancelAt">The text at whose appearance a person cancels the job; null when nobody does.</param>
internal sealed class JobLog(string? cancelAt) : IDisposable
{
    private readonly StringBuilder _lines = new();
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>The cancellation of the job.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Append(line).Append('\n');
        }

        if (cancelAt is not null && line.Contains(cancelAt, StringComparison.Ordinal))
        {
            _cancelled.Cancel();
        }
    }

    public void Dispose() => _cancelled.Dispose();

    public override string ToString()
    {
        lock (_lines)
        {
            return _lines.ToString();
        }
    }
}

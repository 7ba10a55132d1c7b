using AiChef.LocalCloud.StepFunctions.Interpreter;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>An execution that is running in this host.</summary>
internal sealed class RunningExecution : IDisposable
{
    private readonly CancellationTokenSource _stop;

    public RunningExecution(Cloud cloud, ExecutionHistory history)
    {
        History = history;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cloud.Stopping);
        Token = _stop.Token;
    }

    public ExecutionHistory History { get; }

    public CancellationToken Token { get; }

    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>What the caller of StopExecution gave.</summary>
    public (string? Error, string? Cause) Reason { get; private set; }

    public void Stop(string? error, string? cause)
    {
        Reason = (error, cause);
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // the execution ended at this very moment
        }
    }

    public void Dispose() => _stop.Dispose();
}

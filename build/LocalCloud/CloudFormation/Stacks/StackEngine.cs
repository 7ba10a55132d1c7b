using System.Collections.Concurrent;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Runs the operations of all stacks in the background, one at a time for each stack.</summary>
internal sealed class StackEngine(Cloud cloud) : ICloudPart<StackEngine>
{
    // A stack without provisioning time is finished when the client asks right after its call, so that it need not wait
    // for its polling interval.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);
    private readonly CloudFormationState _state = cloud.Get<CloudFormationState>();
    private readonly ConcurrentDictionary<string, (StackRun Run, Task Task)> _running = new(StringComparer.Ordinal);

    public static StackEngine Create(Cloud cloud) => new(cloud);

    /// <summary>
    /// Starts an operation: stores it with the stack's first status and event, then works on it in the background.
    /// </summary>
    public Stack Start(
        string stackId,
        RunningOperation operation,
        string status,
        string? reason,
        Func<Stack, Stack>? more = null
    )
    {
        var log = new StackLog(cloud, _state, stackId);
        var stack = log.SetStack(
            status,
            reason,
            stack =>
            {
                var next = stack with { Operation = operation, LastOperations = LastOperations(stack, operation) };
                return more is null ? next : more(next);
            }
        );
        Run(stackId);
        return stack;
    }

    /// <summary>Goes on with every operation that was running when the last host of the folder ended.</summary>
    public void Resume()
    {
        foreach (var stack in _state.UnfinishedStacks())
        {
            Run(stack.Id);
        }
    }

    /// <summary>Waits a moment for an operation that takes no time.</summary>
    public async Task SettleAsync(string stackId)
    {
        if (
            _running.TryGetValue(stackId, out var running)
            && cloud.Options.ProvisioningTime == TimeSpan.Zero
            && cloud.Options.ProvisioningTimes.Count == 0
        )
        {
            await Task.WhenAny(running.Task, Task.Delay(Grace, TimeProvider.System, cloud.Stopping));
        }
    }

    /// <summary>Waits until the stack's operation has ended.</summary>
    public async Task EndAsync(string stackId, CancellationToken cancellationToken)
    {
        while (_running.TryGetValue(stackId, out var running))
        {
            await running.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Cancels the stack's operation, which then rolls back.</summary>
    public void Cancel(string stackId)
    {
        if (_running.TryGetValue(stackId, out var running))
        {
            running.Run.Cancel();
        }
    }

    /// <summary>Stops the stack's operation, so that another can replace it.</summary>
    public async Task AbandonAsync(string stackId)
    {
        if (_running.TryGetValue(stackId, out var running))
        {
            running.Run.Abandon();
            await running.Task;
        }
    }

    private void Run(string stackId)
    {
        var run = new StackRun(cloud, _state, stackId);
        var gate = new TaskCompletionSource();
        var task = Task.Run(async () =>
        {
            await gate.Task;
            try
            {
                await run.RunAsync();
            }
            finally
            {
                _running.TryRemove(stackId, out _);
                run.Dispose();
            }
        });
        _running[stackId] = (run, task);
        gate.SetResult();
    }

    private static IReadOnlyList<PastOperation> LastOperations(Stack stack, RunningOperation operation)
    {
        var type = operation.Kind switch
        {
            OperationKind.Create => "CREATE_STACK",
            OperationKind.Update => "UPDATE_STACK",
            OperationKind.Delete => "DELETE_STACK",
            OperationKind.Rollback => "ROLLBACK",
            _ => "CONTINUE_ROLLBACK",
        };
        return [new PastOperation(type, operation.Id), .. stack.LastOperations.Take(1)];
    }
}

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>Work of an activity that waits for a worker.</summary>
internal sealed record ActivityWork(PendingTask Pending, string Input)
{
    private readonly TaskCompletionSource<string?> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the worker's name when one takes the work.</summary>
    public Task<string?> Taken => _taken.Task;

    public bool TryTake(string? worker) => !Pending.Outcome.IsCompleted && _taken.TrySetResult(worker);

    public void Withdraw() => _taken.TrySetCanceled();
}

/// <summary>One queue of work for each activity.</summary>
internal sealed class ActivityQueues
{
    private readonly ConcurrentDictionary<string, Channel<ActivityWork>> _queues = new(StringComparer.Ordinal);

    public void Add(string activityArn, ActivityWork work) => Queue(activityArn).Writer.TryWrite(work);

    /// <summary>The next work; waits until there is some.</summary>
    public async Task<ActivityWork> TakeAsync(string activityArn, string? worker, CancellationToken cancellationToken)
    {
        while (true)
        {
            var work = await Queue(activityArn).Reader.ReadAsync(cancellationToken);
            if (work.TryTake(worker))
            {
                return work;
            }
        }
    }

    private Channel<ActivityWork> Queue(string activityArn) =>
        _queues.GetOrAdd(activityArn, static _ => Channel.CreateUnbounded<ActivityWork>());
}

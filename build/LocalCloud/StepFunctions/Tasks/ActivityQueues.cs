using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>One queue of work for each activity.</summary>
/// <param name="exists">Whether there is an activity of an ARN.</param>
internal sealed class ActivityQueues(Func<string, bool> exists)
{
    private readonly ConcurrentDictionary<string, Channel<ActivityWork>> _queues = new(StringComparer.Ordinal);

    public bool Has(string activityArn) => exists(activityArn);

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

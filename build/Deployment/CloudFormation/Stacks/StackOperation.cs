using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Failures;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Follows an operation to its end.</summary>
/// <param name="calls">The calls.</param>
/// <param name="options">The limits.</param>
/// <param name="progress">Receives the events.</param>
/// <param name="time">The clock of the waits.</param>
internal sealed class StackOperation(
    CloudFormationCalls calls,
    StackDeployerOptions options,
    IProgress<StackProgress> progress,
    TimeProvider time
)
{
    /// <summary>
    /// Reads events until one with the token says that the stack has settled. It does not rely on the stack's status:
    /// DescribeStacks may return the old state for seconds.
    /// </summary>
    /// <param name="stackId">The ARN.</param>
    /// <param name="stackName">The name, for display.</param>
    /// <param name="token">The token given with the call that started the operation.</param>
    /// <param name="notBefore">A time on AWS's clock before the operation, or null.</param>
    /// <param name="cancellationToken">Ends the wait; the operation continues in AWS.</param>
    /// <returns>The final status and all events.</returns>
    /// <param name="refusal">Why AWS gave the operation up before its first event, by the stack as it is; null to look
    /// for events only.</param>
    /// <exception cref="DeploymentException">
    /// AWS gave it up, no event of the operation appeared within the proof timeout, or the credentials or the network
    /// were lost.
    /// </exception>
    internal async Task<Ended> FollowAsync(
        string stackId,
        string stackName,
        string token,
        DateTime? notBefore,
        CancellationToken cancellationToken,
        Func<Stack, DeploymentException?>? refusal = null
    )
    {
        Stack? now = null;
        var log = new StackEventLog(calls, stackId, stackName, token, notBefore, progress);
        var budget = new WaitBudget(options.ProofTimeout, time);
        var sight = new PollTolerance(stackName, options.ProofTimeout, time);
        var started = time.GetTimestamp();
        var status = PollInterval.OfStatusReads();
        var events = PollInterval.OfEvents(calls.Sharers);
        while (true)
        {
            await sight.LookAsync(async () =>
            {
                now = await WaitForNewsAsync(
                    stackId,
                    () => status.Next(log.TookBefore * 0.9 - time.GetElapsedTime(started)),
                    events.Next(),
                    budget,
                    cancellationToken
                );
                await log.ReadAsync(cancellationToken);
            });
            if (log.Latest is { } latest && StackStatusTable.IsSettled(latest.ResourceStatus.Value))
            {
                var ended = new Ended(latest.ResourceStatus.Value, log.Events) { LastSeen = now };
                foreach (var line in LeftBehind.Of(ended.Status, ended.Events))
                {
                    progress.Report(new StackNote(stackName, line));
                }
                return ended;
            }

            if (log.Events.Count == 0 && now is not null && refusal?.Invoke(now) is { } refused)
            {
                throw refused;
            }

            if (log.Events.Count == 0 && budget.IsExhausted)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"{stackName}: AWS accepted the operation but showed no event for "
                        + $"{options.ProofTimeout.TotalSeconds:0} s; its state is unknown"
                )
                {
                    Next = "check the stack, then run the same command again; it attaches to a running operation",
                };
            }
        }
    }

    /// <summary>
    /// Waits until the stack seems settled, which its events must confirm, or until it is time to show events.
    /// </summary>
    private async Task<Stack?> WaitForNewsAsync(
        string stackId,
        Func<TimeSpan> next,
        TimeSpan longest,
        WaitBudget budget,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        Stack? now;
        do
        {
            await budget.DelayAsync(next(), cancellationToken);
            now = await calls.FindRecentStackAsync(stackId, cancellationToken);
        } while (
            now is not null
            && !StackStatusTable.IsSettled(now.StackStatus.Value)
            && time.GetElapsedTime(started) < longest
        );
        return now;
    }

    /// <summary>Waits for an operation that somebody else started, and reports its events.</summary>
    /// <returns>The settled stack, or null if it is gone.</returns>
    internal async Task<Stack?> AttachAsync(Stack stack, CancellationToken cancellationToken)
    {
        progress.Report(
            new StackNote(stack.StackName, $"{stack.StackStatus} is already running; waiting for it to end")
        );
        var log = new StackEventLog(calls, stack.StackId, stack.StackName, null, null, progress);
        await log.MarkSeenAsync(cancellationToken);
        var sight = new PollTolerance(stack.StackName, options.ProofTimeout, time);
        var interval = PollInterval.OfReads(calls.Sharers);
        var now = stack;
        while (now is not null && !StackStatusTable.IsSettled(now.StackStatus.Value))
        {
            await Task.Delay(interval.Next(), time, cancellationToken);
            await sight.LookAsync(async () =>
            {
                now = await calls.FindStackAsync(stack.StackId, cancellationToken);
                await log.ReadAsync(cancellationToken);
            });
        }
        return now;
    }

    /// <summary>How an operation ended.</summary>
    /// <param name="Status">The stack's status.</param>
    /// <param name="Events">All events of the operation.</param>
    internal sealed record Ended(string Status, IReadOnlyList<SeenEvent> Events)
    {
        /// <summary>
        /// The stack as DescribeStacks showed it last, which may be older than the events; null if gone.
        /// </summary>
        internal Stack? LastSeen { get; init; }
    }
}

namespace AiChef.Deployment.Aws;

/// <summary>
/// Waits between two reads of something that AWS should show, up to a limit. Only these waits count, not the time of
/// the reads themselves: a read that AWS throttles for a minute says nothing about the state.
/// </summary>
/// <param name="limit">How long to wait in all.</param>
/// <param name="time">The clock of the waits.</param>
internal sealed class WaitBudget(TimeSpan limit, TimeProvider time)
{
    private TimeSpan _waited;

    /// <summary>True once the waits have reached the limit.</summary>
    internal bool IsExhausted => _waited >= limit;

    internal async Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, time, cancellationToken);
        _waited += wait;
    }
}

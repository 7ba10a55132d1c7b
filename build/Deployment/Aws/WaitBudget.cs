namespace AiChef.Deployment.Aws;

/// <summary>
/// Waits between two looks at something that AWS is to show, up to a limit. Only these waits count, not the time that
/// the looks themselves take: a look that AWS throttles for a minute says nothing about what it would have shown.
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

namespace AiChef.Deployment.Lambda;

/// <summary>Where a canary tells how it goes, and what it asks before it ends.</summary>
/// <param name="Note">Receives each step, in one line.</param>
/// <param name="Show">Receives the state after each look at the alarms.</param>
public sealed record CanaryOutlet(Action<string> Note, Action<CanaryState> Show)
{
    /// <summary>
    /// Checks what is deployed before all calls go to the new versions; what it throws takes the canary back. Checks
    /// nothing by default.
    /// </summary>
    public Func<CancellationToken, Task> Check { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Only the steps.</summary>
    /// <param name="note">Receives each step, in one line.</param>
    public CanaryOutlet(Action<string> note)
        : this(note, static _ => { }) { }
}

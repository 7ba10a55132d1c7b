namespace AiChef.Deployment.Lambda;

/// <summary>Where a canary tells how it goes.</summary>
/// <param name="Note">Receives each step, in one line.</param>
/// <param name="Show">Receives the state after each look at the alarms.</param>
public sealed record CanaryOutlet(Action<string> Note, Action<CanaryState> Show)
{
    /// <summary>Only the steps.</summary>
    /// <param name="note">Receives each step, in one line.</param>
    public CanaryOutlet(Action<string> note)
        : this(note, static _ => { }) { }
}

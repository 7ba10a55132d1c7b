namespace AiChef.Deployment.Lambda;

/// <summary>
/// Sends a share of the calls to new versions first, step by step a larger one, and takes it back if an alarm goes into
/// ALARM.
/// </summary>
/// <param name="Steps">The steps, at least one; their shares rise. After the last one all calls move.</param>
public sealed record CanaryPolicy(IReadOnlyList<CanaryStep> Steps)
{
    /// <summary>The longest canary.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(1);

    /// <summary>A canary of one step.</summary>
    /// <param name="percent">The share, 1 to 99 percent.</param>
    /// <param name="duration">How long it is watched before all calls move.</param>
    public CanaryPolicy(int percent, TimeSpan duration)
        : this([new CanaryStep(percent, duration)]) { }

    /// <summary>
    /// How many requests the new versions must have had in a step before the next one begins; 0, the default, asks for
    /// none. A step that saw fewer is held for as long as it lasts, once; then the canary is taken back.
    /// </summary>
    public int MinimumRequests { get; init; }

    /// <summary>How long all steps take together.</summary>
    public TimeSpan Duration => Steps.Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Duration);

    /// <summary>How long it takes if every step is held.</summary>
    public TimeSpan Longest => MinimumRequests > 0 ? 2 * Duration : Duration;
}

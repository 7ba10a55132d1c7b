namespace AiChef.Deployment.Operations.Health;

/// <summary>What a check found.</summary>
/// <param name="Part">What was checked, such as <c>table ai-chef-sessions</c>.</param>
/// <param name="State">How it is.</param>
/// <param name="Detail">The evidence, in one line.</param>
public sealed record HealthFinding(string Part, HealthState State, string Detail)
{
    /// <summary>The target and options of the build that show more of it; null if nothing does.</summary>
    public string? Command { get; init; }

    /// <summary>How long the check took.</summary>
    public TimeSpan Took { get; init; }

    internal static HealthFinding Healthy(string part, string detail) => new(part, HealthState.Healthy, detail);

    internal static HealthFinding Noted(string part, string detail) => new(part, HealthState.Noted, detail);

    internal static HealthFinding Unhealthy(string part, string detail) => new(part, HealthState.Unhealthy, detail);
}

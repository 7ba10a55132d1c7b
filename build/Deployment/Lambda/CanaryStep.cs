namespace AiChef.Deployment.Lambda;

/// <summary>A step of a canary.</summary>
/// <param name="Percent">The share of the calls that goes to new versions, 1 to 99 percent.</param>
/// <param name="Duration">How long it is watched, at least a minute.</param>
public sealed record CanaryStep(int Percent, TimeSpan Duration);

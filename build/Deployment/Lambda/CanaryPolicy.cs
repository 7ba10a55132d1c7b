namespace AiChef.Deployment.Lambda;

/// <summary>Lets a share of the calls try new versions first, and takes it back when an alarm goes off.</summary>
/// <param name="Percent">The share, 1 to 99 percent.</param>
/// <param name="Duration">How long it is watched before all calls follow.</param>
public sealed record CanaryPolicy(int Percent, TimeSpan Duration);

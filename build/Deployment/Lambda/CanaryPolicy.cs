namespace AiChef.Deployment.Lambda;

/// <summary>Sends a share of the calls to new versions first, and takes it back if an alarm goes into ALARM.</summary>
/// <param name="Percent">The share, 1 to 99 percent.</param>
/// <param name="Duration">How long it is watched before all calls move.</param>
public sealed record CanaryPolicy(int Percent, TimeSpan Duration);

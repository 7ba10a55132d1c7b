namespace AiChef.Deployment.Operations.Health;

/// <summary>How a part of what is deployed is.</summary>
public enum HealthState
{
    /// <summary>It does what it should.</summary>
    Healthy,

    /// <summary>It does what it should, and a person should know something of it.</summary>
    Noted,

    /// <summary>It does not do what it should, or cannot be looked at.</summary>
    Unhealthy,
}

namespace AiChef.Deployment.Operations.Health;

/// <summary>Checks one part of what is deployed.</summary>
public interface IHealthCheck
{
    /// <summary>What it checks.</summary>
    string Part { get; }

    /// <summary>Looks at it. Safe to repeat.</summary>
    Task<HealthFinding> LookAsync(CancellationToken cancellationToken);
}

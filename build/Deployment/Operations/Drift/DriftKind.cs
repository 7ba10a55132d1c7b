namespace AiChef.Deployment.Operations.Drift;

/// <summary>What a resource's difference from its template means.</summary>
public enum DriftKind
{
    /// <summary>A property was changed by something else than a deployment.</summary>
    Changed,

    /// <summary>The resource was deleted by something else than a deployment.</summary>
    Deleted,

    /// <summary>The pipeline itself moves it, with every release.</summary>
    Expected,

    /// <summary>AWS could not compare it.</summary>
    Unknown,
}

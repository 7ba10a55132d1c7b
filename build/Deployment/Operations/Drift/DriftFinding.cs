namespace AiChef.Deployment.Operations.Drift;

/// <summary>A difference between a stack's template and one of its resources.</summary>
/// <param name="Stack">The name of the stack.</param>
/// <param name="LogicalId">The logical id of the resource; empty for the whole stack.</param>
/// <param name="Kind">What it means.</param>
public sealed record DriftFinding(string Stack, string LogicalId, DriftKind Kind)
{
    /// <summary>The type of the resource, such as <c>AWS::Lambda::Function</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The physical id of the resource.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>The property, such as <c>/MemorySize</c>; null for a whole resource.</summary>
    public string? Property { get; init; }

    /// <summary>Its value in the template.</summary>
    public string? Expected { get; init; }

    /// <summary>Its value now.</summary>
    public string? Actual { get; init; }

    /// <summary>Why it is expected, or why it could not be compared.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether somebody should look at it.</summary>
    public bool IsAlarming => Kind != DriftKind.Expected;
}

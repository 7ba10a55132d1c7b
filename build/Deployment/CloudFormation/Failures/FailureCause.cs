namespace AiChef.Deployment.CloudFormation.Failures;

/// <summary>One cause of a failure.</summary>
/// <param name="Stack">The stack's name; for a nested stack the path below the root.</param>
/// <param name="LogicalId">The resource, or null when the stack itself failed.</param>
/// <param name="Type">The resource type, or null when the stack itself failed.</param>
/// <param name="Reason">AWS's reason in one line.</param>
internal sealed record FailureCause(string Stack, string? LogicalId, string? Type, string Reason)
{
    public override string ToString() =>
        LogicalId is null ? $"{Stack}: {Reason}" : $"{Stack}/{LogicalId} ({Type}): {Reason}";
}

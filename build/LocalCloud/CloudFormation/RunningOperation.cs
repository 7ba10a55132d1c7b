namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The operation that runs on a stack.</summary>
internal sealed record RunningOperation
{
    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    public required OperationPhase Phase { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The caller's ClientRequestToken, which every event carries.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Access key id that started the operation, if STS gave it; null for keys that last.
    /// </summary>
    public string? Caller { get; init; }

    /// <summary>The role that changes resources; null when the caller's own permissions do.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The target of an update; the stack keeps its old definition until the update has succeeded.</summary>
    public StackDefinition? Target { get; init; }

    public bool DisableRollback { get; init; }

    /// <summary>DO_NOTHING, ROLLBACK or DELETE, for a failed creation.</summary>
    public string OnFailure { get; init; } = "ROLLBACK";

    public DateTimeOffset? Deadline { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Logical ids that DeleteStack is told to leave, or that ContinueUpdateRollback skips.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>FORCE_DELETE_STACK.</summary>
    public bool Force { get; init; }

    public bool RetainExceptOnCreate { get; init; }

    public string? ChangeSetId { get; init; }

    /// <summary>Logical ids of existing resources that the operation takes over; a rollback leaves them.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>The stack policy during an update alone.</summary>
    public string? TemporaryPolicy { get; init; }

    /// <summary>The stack policy that the stack has once the update has succeeded.</summary>
    public string? NextPolicy { get; init; }
}

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>A stack.</summary>
internal sealed record Stack
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Scope Scope { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? Deleted { get; init; }

    /// <summary>Null while in review.</summary>
    public StackDefinition? Definition { get; init; }

    /// <summary>What RollbackStack restores after an update that failed without a rollback.</summary>
    public StackDefinition? LastStable { get; init; }

    public string? Description { get; init; }

    public string? ChangeSetId { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public bool DisableRollback { get; init; }

    /// <summary>CreateStack's OnFailure; a failed stack with DO_NOTHING can only be deleted.</summary>
    public string? OnFailure { get; init; }

    public bool TerminationProtection { get; init; }

    public string? Policy { get; init; }

    public string? ParentId { get; init; }

    public string? RootId { get; init; }

    public RunningOperation? Operation { get; init; }

    public IReadOnlyList<PastOperation> LastOperations { get; init; } = [];

    /// <summary>ClientRequestToken of CreateStack, to answer its repetition with the same stack.</summary>
    public string? CreateToken { get; init; }

    public bool IsDeleted => Status == "DELETE_COMPLETE";

    public bool IsRunning =>
        Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && Status != "REVIEW_IN_PROGRESS";
}

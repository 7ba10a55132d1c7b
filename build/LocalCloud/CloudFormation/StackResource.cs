namespace AiChef.LocalCloud.CloudFormation;

/// <summary>A logical resource of a stack.</summary>
internal sealed record StackResource
{
    public required string StackId { get; init; }

    public required string LogicalId { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public required DateTimeOffset Changed { get; init; }

    /// <summary>The existing resource; null if nothing was created or it is deleted.</summary>
    public PhysicalResource? Current { get; init; }

    /// <summary>The resource before the operation, which a rollback restores.</summary>
    public PhysicalResource? Before { get; init; }

    /// <summary>The resource that the clean-up deletes after a replacement or its rollback.</summary>
    public PhysicalResource? Leftover { get; init; }

    /// <summary>The last operation on it.</summary>
    public string? OperationId { get; init; }

    /// <summary>Token of the attempt that runs; a resumed attempt has the same.</summary>
    public string? AttemptToken { get; init; }

    /// <summary>Created by the running operation, so a rollback deletes it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Place in the order in which the stack's resources were made.</summary>
    public int Order { get; init; }

    public string? PhysicalId => Current?.PhysicalId;
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>An output of a stack, resolved.</summary>
internal sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

/// <summary>What a stack is made from: the part that an update replaces and a failed update restores.</summary>
internal sealed record StackDefinition
{
    /// <summary>The template's text as it was sent.</summary>
    public required string TemplateBody { get; init; }

    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyList<string> NotificationArns { get; init; } = [];

    public string? RoleArn { get; init; }

    /// <summary>RollbackConfiguration as sent.</summary>
    public JsonObject RollbackConfiguration { get; init; } = [];

    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];

    /// <summary>Names of the exports that the stack uses.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];
}

/// <summary>What a stack operation is about.</summary>
internal enum OperationKind
{
    Create,
    Update,
    Delete,

    /// <summary>RollbackStack.</summary>
    Rollback,

    /// <summary>ContinueUpdateRollback.</summary>
    ContinueRollback,
}

/// <summary>How far an operation has come; persisted, so that the next host goes on from there.</summary>
internal enum OperationPhase
{
    Provision,
    Cleanup,
    Rollback,
    RollbackCleanup,
    Delete,
}

/// <summary>The operation that runs on a stack.</summary>
internal sealed record StackOperation
{
    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    public required OperationPhase Phase { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The caller's ClientRequestToken, which goes on every event.</summary>
    public string? Token { get; init; }

    /// <summary>What an update wants; the stack's own definition stays the old one until it has succeeded.</summary>
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

    /// <summary>StackPolicyDuringUpdateBody.</summary>
    public string? TemporaryPolicy { get; init; }
}

/// <summary>An entry of LastOperations.</summary>
internal sealed record PastOperation(string Type, string Id);

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

    /// <summary>What RollbackStack goes back to after an update that failed without a rollback.</summary>
    public StackDefinition? LastStable { get; init; }

    public string? Description { get; init; }

    public string? ChangeSetId { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public bool DisableRollback { get; init; }

    /// <summary>
    /// What CreateStack's OnFailure said; a stack made with DO_NOTHING and failed can only be deleted.
    /// </summary>
    public string? OnFailure { get; init; }

    public bool TerminationProtection { get; init; }

    public string? Policy { get; init; }

    public string? ParentId { get; init; }

    public string? RootId { get; init; }

    public StackOperation? Operation { get; init; }

    public IReadOnlyList<PastOperation> LastOperations { get; init; } = [];

    /// <summary>ClientRequestToken of CreateStack, to answer its repetition with the same stack.</summary>
    public string? CreateToken { get; init; }

    public bool IsDeleted => Status == "DELETE_COMPLETE";

    public bool IsRunning =>
        Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && Status != "REVIEW_IN_PROGRESS";
}

/// <summary>A physical resource that stands behind a logical one.</summary>
internal sealed record PhysicalResource(string Type, string PhysicalId, JsonObject Properties, JsonObject Attributes)
{
    /// <summary>Logical ids that it was made after.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }

    /// <summary>The stack's tags that it carries.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StackTags { get; init; } = [];
}

/// <summary>A logical resource of a stack.</summary>
internal sealed record StackResource
{
    public required string StackId { get; init; }

    public required string LogicalId { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public required DateTimeOffset Changed { get; init; }

    /// <summary>What exists; null when nothing was made or all is deleted.</summary>
    public PhysicalResource? Current { get; init; }

    /// <summary>What existed before an operation touched it: what a rollback restores.</summary>
    public PhysicalResource? Before { get; init; }

    /// <summary>What a replacement, or its rollback, left for the clean-up to delete.</summary>
    public PhysicalResource? Leftover { get; init; }

    /// <summary>The operation that touched it last.</summary>
    public string? OperationId { get; init; }

    /// <summary>Token of the attempt that runs; a resumed attempt has the same.</summary>
    public string? AttemptToken { get; init; }

    /// <summary>Made by the running operation, so that a rollback deletes it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Place in the order in which the stack's resources were made.</summary>
    public int Order { get; init; }

    public string? PhysicalId => Current?.PhysicalId;
}

/// <summary>An event of a stack.</summary>
internal sealed record StackEvent
{
    public required string EventId { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string LogicalId { get; init; }

    public required string PhysicalId { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? Properties { get; init; }

    public string? Token { get; init; }

    public string? OperationId { get; init; }
}

/// <summary>A change set.</summary>
internal sealed record ChangeSet
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>Reason that is shown only together with property values.</summary>
    public string? ValuesWarning { get; init; }

    public required string ExecutionStatus { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required StackDefinition Definition { get; init; }

    public string? Description { get; init; }

    public string? OnStackFailure { get; init; }

    public bool IncludeNestedStacks { get; init; }

    public bool? ImportExistingResources { get; init; }

    /// <summary>The changes as DescribeChangeSet answers them with property values.</summary>
    public JsonArray Changes { get; init; } = [];

    /// <summary>The changes as it answers them without property values.</summary>
    public JsonArray PlainChanges { get; init; } = [];

    public string? ClientToken { get; init; }
}

/// <summary>Which stack has a name now.</summary>
internal sealed record StackName(string StackId);

using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Something worth showing while a stack is deployed.</summary>
/// <param name="Stack">The stack's name.</param>
public abstract record StackProgress(string Stack);

/// <summary>A sentence about what happens next, or why something is waited for.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Text">One line.</param>
public sealed record StackNote(string Stack, string Text) : StackProgress(Stack);

/// <summary>The stack as it was found, told anew whenever the deployment decides anew.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Status">Its status; null when there is none.</param>
public sealed record StackFound(string Stack, string? Status) : StackProgress(Stack);

/// <summary>A change set is being executed.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="ChangeSetId">The ARN of the change set.</param>
/// <param name="OperationId">The client request token that marks the events of the operation.</param>
public sealed record OperationStarted(string Stack, string ChangeSetId, string OperationId) : StackProgress(Stack);

/// <summary>How often calls for the stack were sent again, told once at its end.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Count">How often.</param>
public sealed record CallsRepeated(string Stack, int Count) : StackProgress(Stack);

/// <summary>One stack event, shown once.</summary>
/// <param name="Stack">The stack's name; for a nested stack the path below the root, such as
/// <c>root/Nested</c>.</param>
/// <param name="Time">AWS's own time of the event, UTC.</param>
/// <param name="Status">The status of the resource.</param>
/// <param name="LogicalId">The logical id.</param>
/// <param name="Type">The resource type.</param>
/// <param name="Reason">AWS's reason in one line, or null.</param>
public sealed record StackEventSeen(
    string Stack,
    DateTimeOffset Time,
    string Status,
    string LogicalId,
    string Type,
    string? Reason
) : StackProgress(Stack);

/// <summary>What a change set is going to do.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Changes">All changes, from all pages.</param>
public sealed record ChangesPlanned(string Stack, IReadOnlyList<PlannedChange> Changes) : StackProgress(Stack);

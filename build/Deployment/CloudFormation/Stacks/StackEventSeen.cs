namespace AiChef.Deployment.CloudFormation.Stacks;

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

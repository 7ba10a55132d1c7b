namespace AiChef.Deployment.Reports;

/// <summary>An event of a stack.</summary>
/// <param name="Time">When it was, as AWS says.</param>
/// <param name="Stack">The stack; for a nested one the path below the root.</param>
/// <param name="LogicalId">The logical id of the resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">Its status.</param>
/// <param name="Reason">AWS's reason in one line, or null.</param>
public sealed record EventReport(
    DateTimeOffset Time,
    string Stack,
    string LogicalId,
    string Type,
    string Status,
    string? Reason
);

namespace AiChef.Deployment.Conventions;

/// <summary>Who calls a function, as its declaration says.</summary>
/// <param name="Routes">The methods of the API, such as <c>PUT /sessions/{sessionId}</c>.</param>
/// <param name="IsWorkflowTask">Whether a task of a workflow does.</param>
public sealed record FunctionCallers(IReadOnlyList<string> Routes, bool IsWorkflowTask);

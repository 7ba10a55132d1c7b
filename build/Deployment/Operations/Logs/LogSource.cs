namespace AiChef.Deployment.Operations.Logs;

/// <summary>A log group and what a person calls it.</summary>
/// <param name="Name">The name, such as that of a function.</param>
/// <param name="Group">The name of the log group.</param>
public sealed record LogSource(string Name, string Group);

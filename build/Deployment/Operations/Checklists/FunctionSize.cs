namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What a function is charged by.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Megabytes">Its memory in MB.</param>
/// <param name="IsArm">Whether it runs on Arm.</param>
public sealed record FunctionSize(string Function, double Megabytes, bool IsArm);

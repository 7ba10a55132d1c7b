namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>What a role was not allowed to do.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource; null if AWS did not tell.</param>
public sealed record RefusedPermission(string RoleArn, string Action, string? Resource);

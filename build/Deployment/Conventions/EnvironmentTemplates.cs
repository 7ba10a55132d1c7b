namespace AiChef.Deployment.Conventions;

/// <summary>The templates as they are in one environment.</summary>
/// <param name="Name">The environment's name.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Region">Its region.</param>
/// <param name="Templates">The templates with the values that the environment gives.</param>
public sealed record EnvironmentTemplates(
    string Name,
    string AccountId,
    string Region,
    IReadOnlyList<ServiceFile> Templates
);

namespace AiChef.Deployment.Environments;

/// <summary>Two environments whose stacks would be the same.</summary>
public static class EnvironmentOverlap
{
    /// <summary>
    /// What is wrong with an environment beside the other files of its folder, in one sentence; null if nothing is.
    /// Files that cannot be read are left out: they are wrong for another reason.
    /// </summary>
    public static string? Find(string folder, DeploymentEnvironment environment) =>
        DeploymentEnvironment
            .Names(folder)
            .Where(name => name != environment.Name)
            .Select(name => LoadIfValid(folder, name))
            .OfType<DeploymentEnvironment>()
            .Where(other => IsSame(environment, other))
            .Select(other =>
                $"{environment.Name}.json: {other.Name}.json has the same account, region and namePrefix "
                + $"({environment.AccountId}, {environment.Region}, {environment.NamePrefix}), "
                + "so that each environment would overwrite the other's stacks; give one of them another namePrefix"
            )
            .FirstOrDefault();

    private static bool IsSame(DeploymentEnvironment one, DeploymentEnvironment other) =>
        one.AccountId == other.AccountId && one.Region == other.Region && one.NamePrefix == other.NamePrefix;

    private static DeploymentEnvironment? LoadIfValid(string folder, string name)
    {
        try
        {
            return DeploymentEnvironment.Load(folder, name);
        }
        catch (DeploymentException)
        {
            return null;
        }
    }
}

using System.Globalization;
using AiChef.Deployment.Environments;

namespace AiChef.Targets.Services;

/// <summary>The values that an environment gives to every template that declares the parameter.</summary>
internal static class EnvironmentParameters
{
    internal static IReadOnlyDictionary<string, string> Of(DeploymentEnvironment environment) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Environment"] = environment.Name,
            ["ArtifactBucket"] = environment.ArtifactBucket,
            ["BucketName"] = environment.ArtifactBucket,
            ["LogRetentionDays"] = environment.LogRetentionDays.ToString(CultureInfo.InvariantCulture),
            ["MemorySize"] = environment.MemorySize.ToString(CultureInfo.InvariantCulture),
        };
}

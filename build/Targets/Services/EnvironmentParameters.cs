using System.Globalization;
using AiChef.Deployment.Environments;

namespace AiChef.Targets.Services;

/// <summary>The values that an environment gives to every template that declares the parameter.</summary>
internal static class EnvironmentParameters
{
    private const string DeletionProtection = "DeletionProtection";

    /// <summary>The parameter of templates with alarms that takes the ARN of their topic.</summary>
    private const string AlarmTopic = "AlarmTopicArn";

    /// <summary>The parameter of templates with roles that takes the ARN of the boundary; empty for none.</summary>
    private const string PermissionsBoundary = "PermissionsBoundary";

    /// <summary>The values that count only while a stack is created: protected data could not be rolled back.</summary>
    internal static IReadOnlyDictionary<string, string> AtCreation { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [DeletionProtection] = "false" };

    /// <summary>Those that nothing else may give: another value would name what another environment owns.</summary>
    internal static IReadOnlySet<string> Own { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "Environment",
            "NamePrefix",
            "ArtifactBucket",
            "BucketName",
            PermissionsBoundary,
            FunctionSources.CodeKey,
        };

    internal static IReadOnlyDictionary<string, string> Of(DeploymentEnvironment environment) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Environment"] = environment.Name,
            ["NamePrefix"] = environment.NamePrefix,
            ["ArtifactBucket"] = environment.ArtifactBucket,
            ["BucketName"] = environment.ArtifactBucket,
            [PermissionsBoundary] = environment.PermissionsBoundary ?? "",
            ["LogRetentionDays"] = environment.LogRetentionDays.ToString(CultureInfo.InvariantCulture),
            [DeletionProtection] = environment.IsLocal ? "false" : "true",
            [AlarmTopic] = environment.AlertTopicArn,
            ["MemorySize"] = environment.MemorySize.ToString(CultureInfo.InvariantCulture),
        };
}

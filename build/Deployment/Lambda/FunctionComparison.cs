using System.Text.Json;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Compares the settings of a function's $LATEST with those of a published version.</summary>
internal static class FunctionComparison
{
    /// <summary>
    /// True when both have the same code and the same settings, so that publishing again would make no new version.
    /// </summary>
    internal static bool Same(GetFunctionConfigurationResponse latest, GetFunctionConfigurationResponse version) =>
        Text(latest) == Text(version);

    /// <summary>
    /// What must be equal in two versions of one alias and is not; empty if one alias may route to both.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html</remarks>
    internal static IReadOnlyList<string> DifferencesOf(
        GetFunctionConfigurationResponse one,
        GetFunctionConfigurationResponse other
    )
    {
        var bars = new List<string>();
        if (one.Role != other.Role)
        {
            bars.Add("execution role");
        }
        if ((one.DeadLetterConfig?.TargetArn ?? "") != (other.DeadLetterConfig?.TargetArn ?? ""))
        {
            bars.Add("dead-letter queue");
        }
        return bars;
    }

    // The settings that a version freezes; state, revision, dates and the version's own description are not among them.
    private static string Text(GetFunctionConfigurationResponse of) =>
        JsonSerializer.Serialize(
            new object?[]
            {
                of.CodeSha256,
                of.Runtime?.Value,
                of.Handler,
                of.Role,
                of.MemorySize,
                of.Timeout,
                of.TracingConfig?.Mode?.Value,
                of.PackageType?.Value,
                Sorted(of.Environment?.Variables),
                of.Architectures,
                of.EphemeralStorage?.Size,
                of.DeadLetterConfig?.TargetArn,
                of.KMSKeyArn,
                (of.Layers ?? []).Select(layer => layer.Arn),
                (of.FileSystemConfigs ?? []).Select(system => system.Arn),
                of.VpcConfig?.SubnetIds,
                of.VpcConfig?.SecurityGroupIds,
                of.SnapStart?.ApplyOn?.Value,
                of.LoggingConfig?.LogGroup,
                of.LoggingConfig?.LogFormat?.Value,
                of.LoggingConfig?.ApplicationLogLevel?.Value,
                of.LoggingConfig?.SystemLogLevel?.Value,
            }
        );

    private static IEnumerable<string> Sorted(Dictionary<string, string>? variables) =>
        (variables ?? [])
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => $"{variable.Key}={variable.Value}");
}

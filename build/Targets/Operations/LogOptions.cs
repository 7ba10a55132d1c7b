using System.Globalization;
using AiChef.Deployment;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>What Logs is asked for.</summary>
internal sealed record LogOptions
{
    internal const string DefaultSince = "15m";

    /// <summary>What a filter pattern begins with that is more than a text.</summary>
    private const string PatternStarts = "{[\"?%-";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public string Since { get; init; } = DefaultSince;

    public bool Follows { get; init; }

    public string? Filter { get; init; }

    public AbsolutePath? Json { get; init; }

    /// <summary>How far back to look.</summary>
    /// <exception cref="DeploymentException">It is no duration.</exception>
    internal TimeSpan Age
    {
        get
        {
            TimeSpan? unit = Since[^1] switch
            {
                's' => TimeSpan.FromSeconds(1),
                'm' => TimeSpan.FromMinutes(1),
                'h' => TimeSpan.FromHours(1),
                'd' => TimeSpan.FromDays(1),
                _ => null,
            };
            return
                unit is { } one
                && int.TryParse(Since.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count > 0
                && count <= Longest / one
                ? count * one
                : throw DeploymentException.Configuration(
                    $"--since: '{Since}' is no duration such as 90s, 15m, 2h or 1d, at most 365d"
                );
        }
    }

    /// <summary>The filter pattern for CloudWatch Logs: a plain text is looked for as it stands.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
    internal string? Pattern =>
        Filter is null || PatternStarts.Contains(Filter[0], StringComparison.Ordinal)
            ? Filter
            : $"\"{Filter.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Finds the mistakes that can be found without AWS.</summary>
    /// <exception cref="DeploymentException">There is one.</exception>
    internal void Check()
    {
        _ = Age;
        if (Follows && Json is not null)
        {
            throw DeploymentException.Configuration("--json does not go with --follow, which has no end");
        }
    }
}

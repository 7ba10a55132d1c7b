using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.Operations.Health;
using AiChef.Targets.Output;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>The findings of health checks, for people.</summary>
internal static class HealthTexts
{
    /// <summary>What is unhealthy, as the failure of a run; null if nothing is.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="headline">The beginning of the message, before the parts that are unhealthy.</param>
    /// <param name="environment">How the environment is chosen on a command line, with a space before it.</param>
    internal static DeploymentException? FailureOf(
        IReadOnlyList<HealthFinding> findings,
        string headline,
        string environment
    )
    {
        var red = findings.Where(finding => finding.State == HealthState.Unhealthy).ToList();
        var next = red.Select(finding => finding.Command).FirstOrDefault(command => command is not null);
        return red.Count == 0
            ? null
            : new DeploymentException(
                FailureKind.Failed,
                $"{headline}: {string.Join("; ", red.Select(finding => $"{finding.Part} ({finding.Detail})"))}"
            )
            {
                Next = next is null ? "./build.sh Status" : $"./build.sh {next}{environment}",
            };
    }

    /// <summary>Shows findings in a table; nothing without any.</summary>
    internal static void Print(IReadOnlyList<HealthFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }
        var lines = TextTable.Lines([
            ["PART", "STATE", "TOOK", "DETAIL"],
            .. findings.Select(static finding =>
                new[]
                {
                    finding.Part,
                    finding.State.ToString().ToLowerInvariant(),
                    finding.Took.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture),
                    finding.Detail,
                }
            ),
        ]);
        foreach (var line in lines)
        {
            Log.Information("{Line:l}", line);
        }
    }
}

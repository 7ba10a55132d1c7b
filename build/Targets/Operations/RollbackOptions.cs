using System.Globalization;
using AiChef.Deployment;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>What Rollback is asked for.</summary>
internal sealed record RollbackOptions
{
    public int? ToVersion { get; init; }

    /// <summary>The run, or the beginning of its name; null for the last good deployment before the live one.</summary>
    public string? To { get; init; }

    public AbsolutePath? Json { get; init; }

    /// <summary>The version as Lambda writes it; null for the one before.</summary>
    internal string? Version => ToVersion?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds the mistakes that can be found without AWS.</summary>
    /// <param name="run">The options of the run, which name the functions.</param>
    /// <exception cref="DeploymentException">There is one.</exception>
    internal void Check(RunOptions run)
    {
        if ((run.Functions.Count == 0) == (run.RemovedServices.Count == 0))
        {
            throw DeploymentException.Configuration("Rollback needs --functions or --services: one of the two");
        }
        if (To is not null && run.RemovedServices.Count == 0)
        {
            throw DeploymentException.Configuration("--to is for --services; --to-version is for functions");
        }
        if (ToVersion is not null && run.Functions.Count == 0)
        {
            throw DeploymentException.Configuration("--to-version is for --functions; --to is for services");
        }
        if (run.Parameters.Count > 0)
        {
            throw DeploymentException.Configuration(
                "--parameters does not go with Rollback, which brings the recorded values back"
            );
        }
        if (
            Service.All.FirstOrDefault(each =>
                each.Kind == ServiceKind.Functions && run.RemovedServices.Contains(each.Name, StringComparer.Ordinal)
            ) is
            { } functions
        )
        {
            throw DeploymentException.Configuration(
                $"--services: {functions.Name} consists of functions; --functions names those to roll back"
            );
        }
        if (ToVersion < 1)
        {
            throw DeploymentException.Configuration("--to-version must be the number of a version, from 1");
        }
        if (ToVersion is not null && run.Functions.Count > 1)
        {
            throw DeploymentException.Configuration(
                "--to-version goes with one function: each counts its own versions"
            );
        }
        _ = run.Canary;
    }
}

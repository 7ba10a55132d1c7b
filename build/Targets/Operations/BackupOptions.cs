using System.Globalization;
using AiChef.Deployment;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>What Backup, Restore and RestoreRehearsal are asked for.</summary>
internal sealed record BackupOptions
{
    /// <summary>The newest state to which a table can be restored.</summary>
    internal const string Latest = "latest";

    private const int LeastName = 3;
    private const int MostName = 255;

    public string? Table { get; init; }

    public string? PointInTime { get; init; }

    public string? Backup { get; init; }

    public string? NewTable { get; init; }

    public bool Prunes { get; init; }

    public AbsolutePath? Json { get; init; }

    /// <summary>The point in time; null for the latest.</summary>
    /// <exception cref="DeploymentException">It is no time.</exception>
    internal DateTimeOffset? Time =>
        PointInTime is null or Latest ? null
        : DateTimeOffset.TryParse(
            PointInTime,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
        : throw DeploymentException.Configuration(
            $"--point-in-time: '{PointInTime}' is no time such as 2026-05-01T12:00:00Z, nor {Latest}"
        );

    /// <summary>Finds the mistakes of Restore that can be found without AWS.</summary>
    /// <exception cref="DeploymentException">There is one.</exception>
    internal void CheckRestore()
    {
        if (Backup is null == PointInTime is null)
        {
            throw DeploymentException.Configuration("Restore needs either --point-in-time or --backup-name");
        }
        _ = Time;
        if (
            NewTable is { } name
            && (
                name.Length is < LeastName or > MostName
                || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
            )
        )
        {
            throw DeploymentException.Configuration(
                $"--new-table: '{name}' is no name of a table: 3 to 255 letters, digits, and '_', '.' or '-'"
            );
        }
    }
}

using AiChef.Deployment.Operations.Backups;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Whether a table has a backup on demand that is not old.</summary>
/// <param name="backups">Lists backups.</param>
/// <param name="table">The table.</param>
/// <param name="time">The clock by which a backup is old.</param>
public sealed class BackupAge(TableBackups backups, string table, TimeProvider time) : IHealthCheck
{
    /// <summary>A weekly backup and a day in which it may be late.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(8);

    /// <inheritdoc/>
    public string Part => $"backup on demand of {table}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var newest = (await backups.ListAsync(table, cancellationToken)).FirstOrDefault(static each =>
            each.IsAvailable
        );
        var finding =
            newest is null ? HealthFinding.Unhealthy(Part, "there is none")
            : time.GetUtcNow() - newest.Created is var age && age > Oldest
                ? HealthFinding.Unhealthy(
                    Part,
                    FormattableString.Invariant($"{newest.Name} is the newest, {age.TotalDays:0} days old")
                )
            : HealthFinding.Healthy(Part, FormattableString.Invariant($"{newest.Name}, {age.TotalDays:0} days old"));
        return finding with { Command = "Backup" };
    }
}

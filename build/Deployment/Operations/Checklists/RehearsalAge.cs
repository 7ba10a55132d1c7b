using System.Globalization;
using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Whether the restore of a table was rehearsed lately, and what that showed.</summary>
/// <param name="records">The rehearsals.</param>
/// <param name="table">The table.</param>
/// <param name="time">The clock by which a rehearsal is old.</param>
public sealed class RehearsalAge(RehearsalRecords records, string table, TimeProvider time) : IHealthCheck
{
    /// <summary>A monthly rehearsal and a day in which it may be late.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(32);

    /// <inheritdoc/>
    public string Part => $"restore of {table}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var last = await records.LastAsync(table, cancellationToken);
        var finding = last is null ? HealthFinding.Unhealthy(Part, "never rehearsed") : Judge(last);
        return finding with { Command = $"RestoreRehearsal --table {table}" };
    }

    private HealthFinding Judge(RehearsalRecord last)
    {
        var age = time.GetUtcNow() - last.Ended;
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"rehearsed {last.Ended.UtcDateTime:yyyy-MM-dd HH:mm} UTC: recovery time {last.RecoveryTimeSeconds:0.0} s, "
                + $"recovery point {last.RecoveryPointSeconds:0.0} s"
        );
        return !last.IsEqual ? HealthFinding.Unhealthy(Part, $"{told}, and the copy differed")
            : age > Oldest
                ? HealthFinding.Unhealthy(Part, FormattableString.Invariant($"{told}, {age.TotalDays:0} days ago"))
            : HealthFinding.Healthy(Part, told);
    }
}

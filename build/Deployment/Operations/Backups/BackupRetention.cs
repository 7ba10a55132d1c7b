namespace AiChef.Deployment.Operations.Backups;

/// <summary>Which backups are old enough to be deleted.</summary>
public static class BackupRetention
{
    /// <summary>How long a backup is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// Those of this build that are older. The newest backup of a table from which it can be restored always stays.
    /// </summary>
    /// <param name="backups">The backups of one table.</param>
    /// <param name="now">The time by which they are old.</param>
    public static IReadOnlyList<StoredBackup> Old(IReadOnlyList<StoredBackup> backups, DateTimeOffset now)
    {
        var last = backups.Where(static each => each.IsAvailable).MaxBy(static each => each.Created);
        return
        [
            .. backups
                .Where(each => each.IsAvailable && each != last && now - each.Created > Kept && BackupName.IsOwn(each))
                .OrderBy(static each => each.Created),
        ];
    }
}

using System.Globalization;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>
/// Names of backups, restored tables and rehearsals: a table's name, what it is, and the second in UTC.
/// </summary>
public static class BackupName
{
    private const string Form = "yyyyMMdd-HHmmss";

    /// <summary>The name of a backup.</summary>
    public static string OfBackup(string table, DateTimeOffset time) => Of(table, "backup", time);

    /// <summary>The name of a restored table.</summary>
    public static string OfRestored(string table, DateTimeOffset time) => Of(table, "restored", time);

    /// <summary>The name of a table that a rehearsal makes and deletes.</summary>
    public static string OfRehearsal(string table, DateTimeOffset time) => Of(table, "rehearsal", time);

    /// <summary>
    /// Whether a backup was made by this build; what somebody else made is somebody else's to delete.
    /// </summary>
    internal static bool IsOwn(StoredBackup backup)
    {
        var prefix = $"{backup.Table}-backup-";
        return backup.Name.StartsWith(prefix, StringComparison.Ordinal)
            && DateTime.TryParseExact(
                backup.Name[prefix.Length..],
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            );
    }

    private static string Of(string table, string kind, DateTimeOffset time) =>
        $"{table}-{kind}-{time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}";
}

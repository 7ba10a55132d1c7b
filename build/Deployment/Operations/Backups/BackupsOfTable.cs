namespace AiChef.Deployment.Operations.Backups;

/// <summary>A table of which backups are made.</summary>
/// <param name="backups">The backups of tables.</param>
/// <param name="table">The name of the table.</param>
public sealed class BackupsOfTable(TableBackups backups, string table) : IBackedUp
{
    /// <inheritdoc/>
    public async Task<StoredBackup?> CreateAsync(CancellationToken cancellationToken) =>
        await backups.CreateAsync(table, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken cancellationToken) =>
        backups.ListAsync(table, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(StoredBackup backup, CancellationToken cancellationToken) =>
        backups.DeleteAsync(backup, cancellationToken);
}

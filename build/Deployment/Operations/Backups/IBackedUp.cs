namespace AiChef.Deployment.Operations.Backups;

/// <summary>Something of which backups are made.</summary>
public interface IBackedUp
{
    /// <summary>Makes a backup and waits until it can be used. Each call makes another one.</summary>
    /// <returns>The backup; null where there is nothing to back up.</returns>
    Task<StoredBackup?> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Its backups, the newest first.</summary>
    Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a backup; one that is gone counts as deleted.</summary>
    Task DeleteAsync(StoredBackup backup, CancellationToken cancellationToken);
}

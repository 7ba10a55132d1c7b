namespace AiChef.Functions.Settings;

/// <summary>Where settings are kept.</summary>
public interface ISettingStore
{
    /// <summary>The values of the settings that exist.</summary>
    Task<IReadOnlyDictionary<Setting, string>> ReadAsync(CancellationToken cancellationToken);
}

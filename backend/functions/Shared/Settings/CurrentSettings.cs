namespace AiChef.Functions.Settings;

/// <summary>The settings of a function, read when it starts and then again after five minutes.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock.</param>
public sealed class CurrentSettings(ISettingStore store, TimeProvider time)
{
    /// <summary>How long values are used before they are read again.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromMinutes(5);

    private FunctionSettings? _settings;
    private DateTimeOffset _readAt;

    /// <summary>
    /// The settings. A store that fails later than at the first reading leaves the values as they are, and says so.
    /// </summary>
    /// <param name="warn">Told why values could not be read again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidSettingException">A value means nothing.</exception>
    public async Task<FunctionSettings> GetAsync(Action<string> warn, CancellationToken cancellationToken)
    {
        if (_settings is null)
        {
            return await ReadAsync(cancellationToken);
        }

        if (time.GetUtcNow() - _readAt < MaxAge)
        {
            return _settings;
        }

        try
        {
            return await ReadAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // the next attempt is due as after a success, so that a store that is down is not asked at every call
            _readAt = time.GetUtcNow();
            warn($"The settings could not be read again and stay as they are: {e.Message}");
            return _settings;
        }
    }

    private async Task<FunctionSettings> ReadAsync(CancellationToken cancellationToken)
    {
        _settings = FunctionSettings.Of(await store.ReadAsync(cancellationToken));
        _readAt = time.GetUtcNow();
        return _settings;
    }
}

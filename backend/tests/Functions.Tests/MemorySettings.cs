using AiChef.Functions.Settings;

namespace AiChef.Functions.Tests;

/// <summary>Settings in memory, whose reading is counted and may fail.</summary>
internal sealed class MemorySettings : ISettingStore
{
    public Dictionary<Setting, string> Values { get; } = [];

    public int Readings { get; private set; }

    public Exception? Failure { get; set; }

    public Task<IReadOnlyDictionary<Setting, string>> ReadAsync(CancellationToken cancellationToken)
    {
        Readings++;
        return Failure is null
            ? Task.FromResult<IReadOnlyDictionary<Setting, string>>(new Dictionary<Setting, string>(Values))
            : Task.FromException<IReadOnlyDictionary<Setting, string>>(Failure);
    }
}

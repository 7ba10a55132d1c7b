using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>What xunit asks for by name; what is not given is null, which stands for xunit's default.</summary>
internal sealed class RunOptions
    : Dictionary<string, object>,
        ITestFrameworkDiscoveryOptions,
        ITestFrameworkExecutionOptions
{
    /// <inheritdoc/>
    public TValue GetValue<TValue>(string name) => TryGetValue(name, out var value) ? (TValue)value : default!;

    /// <inheritdoc/>
    public void SetValue<TValue>(string name, TValue value) => this[name] = value!;
}

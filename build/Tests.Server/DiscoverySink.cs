using Xunit;
using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>Collects the tests that xunit finds in a class.</summary>
/// <param name="found">Where they go, by their ids.</param>
internal sealed class DiscoverySink(Dictionary<string, ITestCase> found)
    : LongLivedMarshalByRefObject,
        IMessageSink,
        IDisposable
{
    private readonly ManualResetEventSlim _ended = new();

    /// <inheritdoc/>
    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovered:
                found[discovered.TestCase.UniqueID] = discovered.TestCase;
                break;
            case IDiscoveryCompleteMessage:
                _ended.Set();
                break;
        }
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _ended.Dispose();

    /// <summary>Waits until all are found.</summary>
    internal void Wait() => _ended.Wait(BoundedWait.LimitInProcess);
}

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AiChef.Tests.Server;

/// <summary>The tests of an assembly below a namespace, found once and run as often as wanted.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="root">The namespace.</param>
internal sealed class ServedTests(Assembly assembly, string root) : IDisposable
{
    /// <summary>Half of the time, a test waits until everything is idle and its clock can move.</summary>
    private const int Threads = 2;

    private readonly XunitTestFramework _framework = new(new NoSink());
    private readonly TestOrder _order = new();
    private Dictionary<string, ITestCase>? _all;

    /// <summary>All of them by their ids.</summary>
    internal Dictionary<string, ITestCase> All => _all ??= Find();

    /// <summary>Runs tests until all have ended or one has failed.</summary>
    /// <returns>How each test ended that did.</returns>
    internal async Task<IReadOnlyDictionary<string, TestEnd>> RunAsync(IReadOnlyCollection<ITestCase> tests)
    {
        var ends = new Dictionary<string, TestEnd>(StringComparer.Ordinal);
        foreach (var part in _order.PartsOf(tests))
        {
            using var executor = _framework.GetExecutor(assembly.GetName());
            var run = new TestRun();
            executor.RunTests(part, run, new RunOptions { ["xunit.execution.MaxParallelThreads"] = Threads });
            foreach (var (id, (end, seconds)) in await run.EndAsync())
            {
                ends[id] = end;
                _order.Remember(id, end is TestEnd.Failed or TestEnd.TimedOut, seconds);
            }
            if (run.IsOver)
            {
                break;
            }
        }
        return ends;
    }

    /// <inheritdoc/>
    public void Dispose() => _framework.Dispose();

    private Dictionary<string, ITestCase> Find()
    {
        using var discoverer = _framework.GetDiscoverer(Reflector.Wrap(assembly));
        var found = new Dictionary<string, ITestCase>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(IsInRoot))
        {
            using var sink = new DiscoverySink(found);
            discoverer.Find(type.FullName!, includeSourceInformation: false, sink, new RunOptions());
            sink.Wait();
        }
        return found;
    }

    private bool IsInRoot(Type type) =>
        type is { IsPublic: true, IsAbstract: false }
        && (type.Namespace == root || type.Namespace?.StartsWith($"{root}.", StringComparison.Ordinal) == true);
}

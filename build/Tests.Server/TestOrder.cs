using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>
/// Which tests run first: those that failed before, for changes in one place are mostly noticed by the same tests, and
/// then those that take little time.
/// </summary>
internal sealed class TestOrder
{
    /// <summary>How many of those that failed before run ahead of all others.</summary>
    private const int Ahead = 4;

    /// <summary>A test that takes longer works against LocalCloud.</summary>
    private const decimal Short = 0.03m;

    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _seconds = new(StringComparer.Ordinal);

    /// <summary>Remembers how a test ended.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="hasFailed">Whether it failed.</param>
    /// <param name="seconds">How long it took, in seconds.</param>
    internal void Remember(string id, bool hasFailed, decimal seconds)
    {
        _failures[id] = _failures.GetValueOrDefault(id) + (hasFailed ? 1 : 0);
        _seconds[id] = seconds;
    }

    /// <summary>Tests in the parts in which they run.</summary>
    internal IEnumerable<IReadOnlyList<ITestCase>> PartsOf(IReadOnlyCollection<ITestCase> tests)
    {
        List<ITestCase> ahead =
        [
            .. tests
                .Where(test => _failures.GetValueOrDefault(test.UniqueID) > 0)
                .OrderByDescending(test => _failures[test.UniqueID])
                .ThenBy(test => _seconds[test.UniqueID])
                .Take(Ahead),
        ];
        var others = tests.Except(ahead).ToLookup(test => _seconds.GetValueOrDefault(test.UniqueID) < Short);
        return new IReadOnlyList<ITestCase>[] { ahead, [.. others[true]], [.. others[false]] }.Where(part =>
            part.Count > 0
        );
    }
}

using System.Collections.Concurrent;
using Xunit;
using Xunit.Abstractions;

namespace AiChef.Tests.Server;

/// <summary>How a test ended.</summary>
internal enum TestEnd
{
    Passed,
    Skipped,
    Failed,

    /// <summary>It did not end in time, and may run on.</summary>
    TimedOut,
}

/// <summary>Follows a run of tests, which ends with the first that fails or takes too long.</summary>
internal sealed class TestRun : LongLivedMarshalByRefObject, IMessageSink
{
    /// <summary>No test takes longer than a few seconds of real time on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (TestEnd End, decimal Seconds)> _ends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _begun = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isOver;

    /// <summary>Whether a test has failed or taken too long.</summary>
    internal bool IsOver => _isOver;

    /// <summary>Called by xunit with all that happens; false ends the run.</summary>
    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseStarting begun:
                _begun[begun.TestCase.UniqueID] = TimeProvider.System.GetTimestamp();
                break;
            case ITestCaseFinished ended:
                _begun.TryRemove(ended.TestCase.UniqueID, out _);
                var end =
                    ended.TestsFailed > 0 ? TestEnd.Failed
                    : ended.TestsSkipped == ended.TestsRun ? TestEnd.Skipped
                    : TestEnd.Passed;
                _ends.TryAdd(ended.TestCase.UniqueID, (end, ended.ExecutionTime));
                _isOver |= end == TestEnd.Failed;
                break;
            case ITestAssemblyFinished:
                _ended.TrySetResult();
                break;
            case IErrorMessage or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestCleanupFailure:
                foreach (var test in ((IExecutionMessage)message).TestCases)
                {
                    _ends[test.UniqueID] = (TestEnd.Failed, 0);
                }
                _isOver = true;
                break;
        }
        return !_isOver;
    }

    /// <summary>Waits for the end of the run, or until a test has taken too long.</summary>
    internal async Task<IReadOnlyDictionary<string, (TestEnd End, decimal Seconds)>> EndAsync()
    {
        while (!_ended.Task.IsCompleted)
        {
            await Task.WhenAny(_ended.Task, Task.Delay(Interval, TimeProvider.System));
            var late = _begun.Where(test => TimeProvider.System.GetElapsedTime(test.Value) > Limit).ToList();
            if (late.Count > 0)
            {
                _isOver = true;
                late.ForEach(test => _ends[test.Key] = (TestEnd.TimedOut, 0));
                break;
            }
        }
        return _ends;
    }
}

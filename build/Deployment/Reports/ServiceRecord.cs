using System.Collections.Concurrent;

namespace AiChef.Deployment.Reports;

/// <summary>Records what happens to one service.</summary>
/// <param name="runStarted">The timestamp of the run's start.</param>
/// <param name="time">The clock.</param>
public sealed class ServiceRecord(long runStarted, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, StackRecord> _stacks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _steps = new();
    private TimeSpan? _lastStep;
    private string? _summary;
    private Exception? _failure;

    /// <summary>Begins the record of a stack.</summary>
    public StackRecord Begin(string stack) => _stacks[stack] = new StackRecord(stack, runStarted, time);

    /// <summary>Adds a step that does not belong to a stack, in one line.</summary>
    public void Step(string text)
    {
        _steps.Enqueue(text);
        _lastStep = time.GetElapsedTime(runStarted);
    }

    /// <summary>Sets the result apart from the stacks, in one line.</summary>
    public void Summarize(string text) => _summary = text;

    /// <summary>Records why the service failed; the first failure stays.</summary>
    public void Fail(Exception failure) => _failure ??= failure;

    /// <summary>What is known of the service.</summary>
    /// <param name="title">Its name for people.</param>
    /// <param name="result">How it ended.</param>
    public ServiceReport Report(string title, ServiceResult result) =>
        new()
        {
            Title = title,
            Result = result,
            Stacks = [.. _stacks.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value.Report())],
            Summary = _summary,
            Steps = [.. _steps],
            LastStep = _lastStep,
            Failure = _failure is null ? null : FailureReport.Of(_failure),
        };
}

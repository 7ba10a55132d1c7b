using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Deployment.Reports;

/// <summary>Records the deployment of one stack, which reports from one thread at a time.</summary>
/// <param name="stack">The stack's name.</param>
/// <param name="runStarted">The timestamp of the run's start.</param>
/// <param name="time">The clock.</param>
public sealed class StackRecord(string stack, long runStarted, TimeProvider time) : IProgress<StackProgress>
{
    private readonly long _started = time.GetTimestamp();
    private StackReport _report = new()
    {
        Stack = stack,
        Started = time.GetElapsedTime(runStarted),
        Duration = TimeSpan.Zero,
    };
    private readonly List<EventReport> _events = [];
    private bool _found;
    private bool _ended;

    /// <summary>What is known so far.</summary>
    public StackReport Report() => _ended ? _report : AsOfNow(_report);

    /// <inheritdoc/>
    void IProgress<StackProgress>.Report(StackProgress value)
    {
        if (value is StackEventSeen each)
        {
            _events.Add(new EventReport(each.Time, each.Stack, each.LogicalId, each.Type, each.Status, each.Reason));
        }
        _report = value switch
        {
            // Only the first read shows the stack as it was before this run.
            StackFound found when !_found => Found(found.Status),
            OperationStarted started => _report with
            {
                ChangeSetId = started.ChangeSetId,
                OperationId = started.OperationId,
            },
            CallsRepeated repeated => _report with { Retries = repeated.Count },
            ChangesPlanned planned => _report with { Changes = planned.Changes },
            StackEventSeen { Type: "AWS::CloudFormation::Stack" } seen
                when seen.Stack == stack && seen.LogicalId == stack => _report with
            {
                After = seen.Status,
            },
            _ => _report,
        };
    }

    /// <summary>Its deployment succeeded.</summary>
    public void End(StackOutcome outcome) =>
        End(
            _report with
            {
                Effect = outcome.Effect,
                Forecast = outcome.Forecast,
                After = outcome.Status,
                Changes = outcome.Changes,
                Outputs = outcome.Outputs,
            }
        );

    /// <summary>Its deployment failed.</summary>
    public void Fail(Exception failure) => End(_report with { Failure = FailureReport.Of(failure) });

    private StackReport Found(string? status)
    {
        _found = true;
        return _report with { Before = status, After = status };
    }

    private void End(StackReport report) => (_report, _ended) = (AsOfNow(report), true);

    private StackReport AsOfNow(StackReport report) =>
        report with
        {
            Duration = time.GetElapsedTime(_started),
            Events = [.. _events],
        };
}

using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;

namespace AiChef.Targets.Output;

/// <summary>What a live view shows of one stack: its state, how long it takes, and what happened last.</summary>
/// <param name="name">The stack's name.</param>
/// <param name="state">Its state until more is known.</param>
/// <param name="time">The clock.</param>
internal sealed class StackRow(string name, string state, TimeProvider time) : IProgress<StackProgress>
{
    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private string _state = state;
    private string _last = "";
    private bool _isNew;
    private TimeSpan? _duration;
    private bool? _succeeded;

    /// <summary>The stack's name.</summary>
    internal string Name => name;

    /// <summary>The row as it stands.</summary>
    internal StackRowText Text
    {
        get
        {
            lock (_gate)
            {
                return new StackRowText(name, _state, _last, _duration ?? time.GetElapsedTime(_started), _succeeded);
            }
        }
    }

    public void Report(StackProgress value)
    {
        lock (_gate)
        {
            switch (value)
            {
                case StackNote note:
                    _last = note.Text;
                    break;
                case StackFound found:
                    (_state, _isNew) = (found.Status ?? "new", found.Status is null or "REVIEW_IN_PROGRESS");
                    break;
                case OperationStarted:
                    _state = _isNew ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS";
                    break;
                case ChangesPlanned planned:
                    _last = ReportText.Summary(planned.Changes);
                    break;
                case StackEventSeen e when e.Stack == name && e.LogicalId == name:
                    _state = e.Status;
                    break;
                // AWS tells the beginning of a creation twice.
                case StackEventSeen { Reason: "Resource creation Initiated" }:
                    break;
                case StackEventSeen e:
                    _last = $"{e.LogicalId} {e.Status}{(e.Reason is { } reason ? $": {reason}" : "")}";
                    break;
            }
        }
    }

    /// <summary>Stops its clock and shows how it ended.</summary>
    internal void End(bool succeeded, string state, string last)
    {
        lock (_gate)
        {
            (_succeeded, _state, _last) = (succeeded, state, last);
            _duration = time.GetElapsedTime(_started);
        }
    }
}

using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Output;

namespace AiChef.Targets.Running;

/// <summary>A row of the live view that shows a canary: its share, time left, and the calls of each version.</summary>
/// <param name="board">The rows.</param>
internal sealed class CanaryView(StackBoard board) : IDisposable
{
    private const string Name = "canary";

    private StackRow? _row;

    /// <summary>Shows how the canary stands.</summary>
    internal void Show(CanaryState state)
    {
        _row ??= board.Begin(Name, "watching");
        _row.Report(new StackNote(Name, state.ToString()));
    }

    public void Dispose()
    {
        if (_row is not null)
        {
            board.Remove(_row);
        }
    }
}

using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Targets.Output;

/// <summary>Passes the progress of a stack to the log and to the record.</summary>
internal sealed class ProgressOfStack(params IReadOnlyList<IProgress<StackProgress>> listeners)
    : IProgress<StackProgress>
{
    public void Report(StackProgress value)
    {
        foreach (var listener in listeners)
        {
            listener.Report(value);
        }
    }
}

using AiChef.Deployment.CloudFormation.Calls;

namespace AiChef.Deployment.Lambda;

/// <summary>The alarms that stacks have made, whatever they are called.</summary>
/// <param name="calls">The calls of the run.</param>
/// <param name="stacks">The names of the stacks; one that does not exist has no alarms.</param>
public sealed class StackAlarms(CloudFormationCalls calls, IReadOnlyList<string> stacks)
{
    private const string NestedStack = "AWS::CloudFormation::Stack";

    /// <summary>The names of their metric alarms and composite alarms, those of nested stacks too.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var left = new Queue<string>();
        foreach (var stack in stacks)
        {
            if (await calls.FindStackAsync(stack, cancellationToken) is { } found)
            {
                left.Enqueue(found.StackId);
            }
        }
        while (left.TryDequeue(out var stackId))
        {
            foreach (var resource in await calls.ResourcesAsync(stackId, cancellationToken))
            {
                if (resource.PhysicalResourceId is not { Length: > 0 } id)
                {
                    continue; // not created
                }
                switch (resource.ResourceType)
                {
                    case "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm":
                        names.Add(id);
                        break;
                    case NestedStack:
                        left.Enqueue(id);
                        break;
                }
            }
        }
        return names;
    }
}

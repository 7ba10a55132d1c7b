using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Permissions that CloudFormation lacked since a stack was last complete.</summary>
/// <param name="calls">The calls of the run.</param>
/// <param name="stacks">The stacks.</param>
public sealed class RefusedStackEvents(CloudFormationCalls calls, IReadOnlyList<Stack> stacks) : ITroubleSearch
{
    private static readonly string[] Complete = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"];

    /// <inheritdoc/>
    public string Subject => "stack events";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(stacks.Select(stack => OfAsync(stack, cancellationToken)));
        return [.. found.SelectMany(static each => each)];
    }

    private async Task<IEnumerable<Trouble>> OfAsync(Stack stack, CancellationToken cancellationToken)
    {
        if (Complete.Contains(stack.StackStatus.Value))
        {
            return [];
        }
        // the newest page has the last operation, or its end
        var events = (await calls.EventsAsync(stack.StackId, null, cancellationToken)).StackEvents ?? [];
        return events
            .TakeWhile(each =>
                each.PhysicalResourceId != stack.StackId || !Complete.Contains(each.ResourceStatus.Value)
            )
            .Where(static each => each.ResourceStatusReason is not null)
            .Select(each =>
                RefusedAction.In(
                    $"{stack.StackName}/{each.LogicalResourceId}",
                    each.ResourceStatusReason,
                    "BootstrapAccess"
                )
            )
            .OfType<Trouble>();
    }
}

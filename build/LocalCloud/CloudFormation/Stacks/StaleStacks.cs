using System.Collections.Concurrent;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Remembers earlier states of stacks, so that DescribeStacks can return them if a fault asks for stale reads.
/// </summary>
internal sealed class StaleStacks(Cloud cloud) : ICloudPart<StaleStacks>
{
    private readonly ConcurrentDictionary<string, (Stack Before, int Left)> _stale = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Stack> _last = new(StringComparer.Ordinal);

    public static StaleStacks Create(Cloud cloud) => new(cloud);

    /// <summary>The stack's status has just changed.</summary>
    public void Note(string stackId)
    {
        var now = cloud.Get<CloudFormationState>().ById(stackId)!;
        if (cloud.Faults.StaleReads > 0 && _last.TryGetValue(stackId, out var before))
        {
            // A burst of changes counts as one: readers see the state before it.
            _stale.AddOrUpdate(
                stackId,
                (before, cloud.Faults.StaleReads),
                (_, known) => (known.Left > 0 ? known.Before : before, cloud.Faults.StaleReads)
            );
        }

        _last[stackId] = now;
    }

    /// <summary>Nobody can read the stack any more.</summary>
    public void Forget(string stackId)
    {
        _last.TryRemove(stackId, out _);
        _stale.TryRemove(stackId, out _);
    }

    /// <summary>The stack as a reader may see it now.</summary>
    public Stack Seen(Stack stack)
    {
        if (!_stale.TryGetValue(stack.Id, out var stale) || stale.Left <= 0)
        {
            return stack;
        }

        _stale[stack.Id] = (stale.Before, stale.Left - 1);
        return stale.Before;
    }
}

using Amazon.CloudWatch;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Finds composite alarms that follow alarms which do not count, and so do not count either.
/// </summary>
/// <param name="alarms">Reads alarms.</param>
/// <param name="excused">The names of the alarms that do not count.</param>
internal sealed class AlarmFollowers(AlarmStates alarms, IReadOnlyCollection<string> excused)
{
    /// <summary>Those of the alarms that are in ALARM for none but excused ones, which count among them.</summary>
    /// <param name="red">The names of alarms that are in ALARM.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal Task<IReadOnlySet<string>> OfRedAsync(
        IReadOnlyCollection<string> red,
        CancellationToken cancellationToken
    ) => OfAsync(red, static child => child.State == StateValue.ALARM, cancellationToken);

    /// <summary>Those of the alarms that are made of none but excused alarms; the excused ones among them.</summary>
    /// <param name="names">The names of alarms.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal Task<IReadOnlySet<string>> OfAnyAsync(
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken
    ) => OfAsync(names, static _ => true, cancellationToken);

    private async Task<IReadOnlySet<string>> OfAsync(
        IReadOnlyCollection<string> names,
        Func<AlarmChild, bool> counts,
        CancellationToken cancellationToken
    )
    {
        var found = names.Intersect(excused, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (excused.Count == 0 || found.Count == names.Count)
        {
            return found;
        }
        foreach (var name in await alarms.CompositesAsync(names.Except(found), cancellationToken))
        {
            if (await FollowsAsync(name, [], counts, cancellationToken))
            {
                found.Add(name);
            }
        }
        return found;
    }

    /// <summary>Where alarms name each other, one that is under way says nothing against the others.</summary>
    private async Task<bool> FollowsAsync(
        string name,
        HashSet<string> begun,
        Func<AlarmChild, bool> counts,
        CancellationToken cancellationToken
    )
    {
        if (!begun.Add(name))
        {
            return true;
        }
        var children = (await alarms.ChildrenAsync(name, cancellationToken)).Where(counts).ToList();
        foreach (var child in children.Where(child => !excused.Contains(child.Name)))
        {
            if (!child.IsComposite || !await FollowsAsync(child.Name, begun, counts, cancellationToken))
            {
                return false;
            }
        }
        return children.Count > 0;
    }
}

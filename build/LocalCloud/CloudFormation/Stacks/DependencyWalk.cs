namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Visits named things as soon as everything they wait for has been visited, in parallel where possible.
/// </summary>
internal static class DependencyWalk
{
    /// <summary>
    /// Visits all names. Visits that wait for a failed or skipped one are skipped; nothing new starts once
    /// <paramref name="stop"/> says so.
    /// </summary>
    /// <param name="names">The things, in the order in which equals start.</param>
    /// <param name="waitsFor">What a thing waits for; unknown names are ignored.</param>
    /// <param name="visit">Returns whether it succeeded.</param>
    /// <param name="stop">Whether to start nothing more.</param>
    public static async Task RunAsync(
        IReadOnlyList<string> names,
        Func<string, IEnumerable<string>> waitsFor,
        Func<string, Task<bool>> visit,
        Func<bool> stop
    )
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        var visits = new Dictionary<string, Task<bool>>(StringComparer.Ordinal);

        Task<bool> Start(string name)
        {
            if (!visits.TryGetValue(name, out var running))
            {
                // All visits are created here, before anything is awaited: the dictionary is used by one thread only.
                visits[name] = running = VisitAsync(name, [.. waitsFor(name).Where(known.Contains).Select(Start)]);
            }

            return running;
        }

        async Task<bool> VisitAsync(string name, Task<bool>[] before)
        {
            var all = true;
            foreach (var other in before)
            {
                all &= await other;
            }

            return all && !stop() && await visit(name);
        }

        await Task.WhenAll([.. names.Select(Start)]);
    }

    /// <summary>Reverses the order: a deletion waits for the deletion of everything that was created later.</summary>
    public static Func<string, IEnumerable<string>> Reversed(
        IReadOnlyList<string> names,
        Func<string, IEnumerable<string>> waitsFor
    )
    {
        var users = names.ToDictionary(static name => name, static _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var other in waitsFor(name).Where(users.ContainsKey))
            {
                users[other].Add(name);
            }
        }

        return name => users[name];
    }
}

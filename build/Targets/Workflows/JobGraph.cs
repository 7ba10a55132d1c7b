namespace AiChef.Targets.Workflows;

/// <summary>The targets that a target depends on, as jobs: each that does work is one.</summary>
internal sealed class JobGraph
{
    private readonly Dictionary<string, IReadOnlySet<string>> _below;

    /// <summary>Reads the graph below a target.</summary>
    /// <param name="sources">The targets.</param>
    /// <param name="target">The target that stands for all of them.</param>
    internal JobGraph(WorkflowSources sources, string target)
    {
        _below = sources
            .Graph.Below(target)
            .Append(target)
            .Where(t => sources.Graph.Target(t).HasWork)
            .ToDictionary(t => t, sources.Graph.Below, StringComparer.Ordinal);
        Targets = [.. _below.OrderBy(t => t.Value.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key)];
    }

    /// <summary>The targets, each after all that it depends on.</summary>
    internal IReadOnlyList<string> Targets { get; }

    /// <summary>The name of a target as the id of a job.</summary>
    internal static string IdOf(string target) => Words(target).Replace(' ', '-').ToLowerInvariant();

    /// <summary>The name of a target in words: IntegrationTests is Integration tests.</summary>
    internal static string Words(string target) =>
        string.Concat(target.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>What a target must wait for, without what these wait for already.</summary>
    internal IReadOnlyList<string> NeedsOf(string target)
    {
        var all = Targets.Where(_below[target].Contains).ToList();
        return all.FindAll(t => !all.Exists(other => _below[other].Contains(t)));
    }
}

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>The rhythms as people write them.</summary>
public static class ChecklistRhythms
{
    /// <summary>Their names: <c>daily</c>, <c>weekly</c> and <c>monthly</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Enum.GetNames<ChecklistRhythm>().Select(static name => name.ToLowerInvariant())];

    /// <summary>The rhythm of a name, in capitals or not.</summary>
    /// <param name="name">The name; null for daily.</param>
    /// <exception cref="DeploymentException">There is none of that name.</exception>
    public static ChecklistRhythm Parse(string? name) =>
        name is null ? ChecklistRhythm.Daily
        : Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<ChecklistRhythm>(name, ignoreCase: true)
        : throw DeploymentException.Configuration($"--rhythm must be one of {string.Join(", ", Names)}, not '{name}'");
}

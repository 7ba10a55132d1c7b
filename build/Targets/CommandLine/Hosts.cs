using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.CommandLine;

/// <summary>The names that --host accepts; NUKE ends with an unhandled exception on any other.</summary>
internal static class Hosts
{
    public static IReadOnlyList<string> Names =>
        new[] { typeof(Host).Assembly, typeof(GitHubActions).Assembly }
            .Distinct()
            .SelectMany(x => x.GetTypes())
            .Where(x => x.IsSubclassOf(typeof(Host)) && !x.IsAbstract)
            .Select(x => x.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
}

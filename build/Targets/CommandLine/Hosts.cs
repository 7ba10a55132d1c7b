using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.CommandLine;

/// <summary>The names that --host accepts; NUKE ends with an unhandled exception on any other.</summary>
internal static class Hosts
{
    public static IEnumerable<string> Mistakes(ParsedArguments arguments)
    {
        var given = arguments.Options.FirstOrDefault(x => x.Declaration is { IsBuiltIn: true, Name: "Host" });
        if (given is not { Words: [var name] })
            return [];
        var names = Names();
        return names.Contains(name, StringComparer.OrdinalIgnoreCase) ? [] : [$"--host: '{name}' is not one of {string.Join(", ", names)}"];
    }

    private static List<string> Names() =>
        new[] { typeof(Host).Assembly, typeof(GitHubActions).Assembly }.Distinct()
            .SelectMany(x => x.GetTypes())
            .Where(x => x.IsSubclassOf(typeof(Host)) && !x.IsAbstract)
            .Select(x => x.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
}

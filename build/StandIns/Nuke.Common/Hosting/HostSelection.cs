using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;

namespace Nuke.Common;

internal static class HostSelection
{
    internal static readonly string[] Names = [nameof(GitHubActions), nameof(Rider), nameof(Terminal), nameof(VisualStudio), nameof(VSCode)];

    internal static Host Select(string name) => name?.ToUpperInvariant() switch
    {
        null or "" => GitHubActions.IsRunning ? new GitHubActions() : new Terminal(),
        "GITHUBACTIONS" => new GitHubActions(),
        "TERMINAL" => new Terminal(),
        "RIDER" => new Rider(),
        "VISUALSTUDIO" => new VisualStudio(),
        "VSCODE" => new VSCode(),
        _ => throw new ArgumentException($"Host with name '{name}' does not exist. Available hosts are: {string.Join(", ", Names)}"),
    };
}

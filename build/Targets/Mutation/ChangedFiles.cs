using AiChef.Compilation;
using AiChef.Deployment;

namespace AiChef.Targets.Mutation;

/// <summary>The files that differ from another commit, whether committed or not.</summary>
internal static class ChangedFiles
{
    /// <summary>Their paths, relative to the root; deleted ones are not among them.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="commit">A commit or branch.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="DeploymentException">There is no such commit.</exception>
    internal static async Task<IReadOnlyList<string>> SinceAsync(
        string root,
        string commit,
        CancellationToken cancellationToken
    ) =>
        [
            .. await GitAsync(root, ["diff", "--name-only", "--diff-filter=d", "-z", commit, "--"], cancellationToken),
            .. await GitAsync(root, ["ls-files", "--others", "--exclude-standard", "-z"], cancellationToken),
        ];

    private static async Task<IEnumerable<string>> GitAsync(
        string root,
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<string>();
        using var git = BoundProcess.Start("git", arguments, root, new Dictionary<string, string?>(), lines.Add);
        if (await git.WaitForExitAsync(cancellationToken) != 0)
        {
            throw DeploymentException.Configuration(
                $"git {arguments[0]} failed: {lines.FirstOrDefault() ?? "no reason given"}"
            );
        }
        return lines.SelectMany(line => line.Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }
}

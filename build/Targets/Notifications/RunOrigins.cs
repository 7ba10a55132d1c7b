using AiChef.Compilation;
using AiChef.Deployment.Reports;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.Notifications;

/// <summary>Finds out which commit is deployed, and by which run.</summary>
internal static class RunOrigins
{
    /// <summary>Longer than git ever takes for this; a report without the commit is better than none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What GitHub says on its runners, else what git says; nothing outside a repository.</summary>
    public static RunOrigin Find(GitHubActions? github, string directory)
    {
        if (github is null)
        {
            return new RunOrigin(Head(directory), null, null);
        }

        var repository = $"{github.ServerUrl}/{github.Repository}";
        // As a text: as a number the property throws on a runner of another make, which may not set it.
        return
            EnvironmentInfo.GetVariable<string>("GITHUB_RUN_ID") is not { Length: > 0 } run
            || !Uri.TryCreate(repository, UriKind.Absolute, out _)
            ? new RunOrigin(github.Sha, null, null)
            : new RunOrigin(
                github.Sha,
                new Uri($"{repository}/commit/{github.Sha}"),
                new Uri($"{repository}/actions/runs/{run}")
            );
    }

    /// <summary>The commit that is checked out; null where there is no git or no repository.</summary>
    private static string? Head(string directory)
    {
        if (
            !EnvironmentInfo.Paths.Any(folder =>
                File.Exists(Path.Combine(folder, "git")) || File.Exists(Path.Combine(folder, "git.exe"))
            )
        )
        {
            return null;
        }

        var lines = new List<string>();
        using var git = BoundProcess.Start(
            "git",
            ["rev-parse", "HEAD"],
            directory,
            new Dictionary<string, string?>(),
            lines.Add
        );
        return git.WaitForExit(Patience) && git.ExitCode == 0 ? lines.FirstOrDefault() : null;
    }
}

using AiChef.Compilation;
using AiChef.Deployment.Reports;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.Notifications;

/// <summary>Finds the deployed commit and the run.</summary>
internal static class RunOrigins
{
    /// <summary>Far longer than git needs; a report without the commit is better than none.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>From GitHub on its runners, otherwise from git; empty outside a repository.</summary>
    public static RunOrigin Find(GitHubActions? github, string directory)
    {
        if (github is null)
        {
            return new RunOrigin(GitHead.Find(directory) ?? AskGit(directory), null, null);
        }

        var repository = $"{github.ServerUrl}/{github.Repository}";
        // As text: the numeric property throws on other runners, which may not set it.
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

    /// <summary>The current commit; null without git or a repository.</summary>
    private static string? AskGit(string directory)
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
        return git.WaitForExit(Timeout) && git.ExitCode == 0 ? lines.FirstOrDefault() : null;
    }
}

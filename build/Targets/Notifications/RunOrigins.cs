using AiChef.Deployment.Reports;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Tooling;

/// <summary>Finds out which commit is deployed, and by which run.</summary>
internal static class RunOrigins
{
    /// <summary>What GitHub says on its runners, else what git says; nothing outside a repository.</summary>
    public static RunOrigin Find(GitHubActions? github, string directory)
    {
        if (github is null)
            return new RunOrigin(Head(directory), null, null);
        var repository = $"{github.ServerUrl}/{github.Repository}";
        // As a text: as a number the property throws on a runner of another make, which may not set it.
        return EnvironmentInfo.GetVariable<string>("GITHUB_RUN_ID") is not { Length: > 0 } run || !Uri.TryCreate(repository, UriKind.Absolute, out _)
            ? new RunOrigin(github.Sha, null, null)
            : new RunOrigin(github.Sha, new Uri($"{repository}/commit/{github.Sha}"), new Uri($"{repository}/actions/runs/{run}"));
    }

    /// <summary>The commit that is checked out; null where there is no git or no repository.</summary>
    private static string? Head(string directory)
    {
        if (!EnvironmentInfo.Paths.Any(folder => File.Exists(Path.Combine(folder, "git")) || File.Exists(Path.Combine(folder, "git.exe"))))
            return null;
        using var git = ProcessTasks.StartProcess(ToolPathResolver.GetPathExecutable("git"), "rev-parse HEAD", directory, logOutput: false, logInvocation: false);
        git.WaitForExit();
        return git.ExitCode == 0 ? git.Output.Select(line => line.Text).FirstOrDefault() : null;
    }
}

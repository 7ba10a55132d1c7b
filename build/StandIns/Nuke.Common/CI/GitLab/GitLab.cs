namespace Nuke.Common.CI.GitLab;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class GitLab : Host, IBuildServer
{
    internal GitLab() { }

    internal static bool IsRunningGitLab => EnvironmentInfo.HasVariable("GITLAB_CI");

    internal override HostTheme Theme => HostTheme.Ansi;

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("CI_COMMIT_REF_NAME");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("CI_COMMIT_SHA");
}

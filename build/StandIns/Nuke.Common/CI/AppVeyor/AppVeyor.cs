namespace Nuke.Common.CI.AppVeyor;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class AppVeyor : Host, IBuildServer
{
    internal AppVeyor() { }

    internal static bool IsRunningAppVeyor => EnvironmentInfo.HasVariable("APPVEYOR");

    internal override HostTheme Theme => HostTheme.Ansi;

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("APPVEYOR_REPO_BRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("APPVEYOR_REPO_COMMIT");
}

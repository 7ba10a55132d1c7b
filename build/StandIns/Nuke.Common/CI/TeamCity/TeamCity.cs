namespace Nuke.Common.CI.TeamCity;

/// <summary>
/// Known so that it makes a server build and stands in the schema; its services are not offered. The branch and commit
/// stand in a file that this stand-in does not read.
/// </summary>
public class TeamCity : Host, IBuildServer
{
    internal TeamCity() { }

    internal static bool IsRunningTeamCity => EnvironmentInfo.HasVariable("TEAMCITY_VERSION");

    internal override HostTheme Theme => HostTheme.Ansi;

    string IBuildServer.Branch => null;

    string IBuildServer.Commit => null;
}

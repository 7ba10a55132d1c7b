namespace Nuke.Common.CI.SpaceAutomation;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class SpaceAutomation : Host, IBuildServer
{
    internal SpaceAutomation() { }

    internal static bool IsRunningSpaceAutomation => EnvironmentInfo.HasVariable("JB_SPACE_PROJECT_KEY");

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("JB_SPACE_GIT_BRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("JB_SPACE_GIT_REVISION");
}

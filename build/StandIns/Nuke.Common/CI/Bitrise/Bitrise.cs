namespace Nuke.Common.CI.Bitrise;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class Bitrise : Host, IBuildServer
{
    internal Bitrise() { }

    internal static bool IsRunningBitrise => EnvironmentInfo.HasVariable("BITRISE_BUILD_URL");

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("BITRISE_GIT_BRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("BITRISE_GIT_COMMIT");
}

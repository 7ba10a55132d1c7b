namespace Nuke.Common.CI.Bitbucket;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class Bitbucket : Host, IBuildServer
{
    internal Bitbucket() { }

    internal static bool IsRunningBitbucket => EnvironmentInfo.HasVariable("BITBUCKET_PIPELINE_UUID");

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("BITBUCKET_BRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("BITBUCKET_COMMIT");
}

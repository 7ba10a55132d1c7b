namespace Nuke.Common.CI.Bamboo;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class Bamboo : Host, IBuildServer
{
    internal Bamboo() { }

    internal static bool IsRunningBamboo => EnvironmentInfo.HasVariable("bamboo_planKey");

    string IBuildServer.Branch => null;

    string IBuildServer.Commit => null;
}

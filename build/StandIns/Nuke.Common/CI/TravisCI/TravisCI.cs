namespace Nuke.Common.CI.TravisCI;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class TravisCI : Host, IBuildServer
{
    internal TravisCI() { }

    internal static bool IsRunningTravisCI => EnvironmentInfo.HasVariable("TRAVIS");

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("TRAVIS_BRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("TRAVIS_COMMIT");
}

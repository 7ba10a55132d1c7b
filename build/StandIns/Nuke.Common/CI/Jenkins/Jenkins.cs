namespace Nuke.Common.CI.Jenkins;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class Jenkins : Host, IBuildServer
{
    internal Jenkins() { }

    internal static bool IsRunningJenkins => EnvironmentInfo.HasVariable("JENKINS_HOME");

    string IBuildServer.Branch =>
        EnvironmentInfo.GetVariable("GIT_BRANCH") ?? EnvironmentInfo.GetVariable("BRANCH_NAME");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("GIT_COMMIT");
}

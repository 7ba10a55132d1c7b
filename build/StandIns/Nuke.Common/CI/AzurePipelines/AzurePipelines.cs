namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Known so that it makes a server build and stands in the schema; its services are not offered.</summary>
public class AzurePipelines : Host, IBuildServer
{
    internal AzurePipelines() { }

    internal static bool IsRunningAzurePipelines => EnvironmentInfo.HasVariable("TF_BUILD");

    internal override HostTheme Theme => HostTheme.Ansi;

    string IBuildServer.Branch => EnvironmentInfo.GetVariable("BUILD_SOURCEBRANCH");

    string IBuildServer.Commit => EnvironmentInfo.GetVariable("BUILD_SOURCEVERSION");
}

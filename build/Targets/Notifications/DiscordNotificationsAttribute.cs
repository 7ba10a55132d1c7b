using Nuke.Common.Execution;

/// <summary>Tells Discord what was deployed once the build is over, however it ended. After <see cref="DeploymentReportAttribute"/>, whose report it sends.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DiscordNotificationsAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    public void OnBuildFinished()
    {
        if (Interruption.OfProcess.IsOnThreadOfBuild)
        {
            ((Build)Build).NotifyAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        }
    }
}

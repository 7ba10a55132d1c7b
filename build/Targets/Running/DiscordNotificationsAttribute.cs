using AiChef.Targets.Processes;
using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>
/// Notifies Discord of what was deployed once the build is over, however it ended. After
/// <see cref="DeploymentReportAttribute"/>, whose report it sends.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DiscordNotificationsAttribute : RunExtensionAttribute, IOnBuildFinished
{
    public void OnBuildFinished()
    {
        if (Interruption.OfProcess.IsOnThreadOfBuild)
        {
            Run.Notifications.SendAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        }
    }
}

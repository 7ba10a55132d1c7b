using Nuke.Common.Execution;

/// <summary>Tells Discord what was deployed once the build is over, however it ended.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DiscordNotificationsAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    public void OnBuildFinished() => ((Build)Build).NotifyAsync().GetAwaiter().GetResult();
}

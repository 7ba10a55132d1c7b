using AiChef.Targets.CommandLine;
using Nuke.Common;

[BuildSchema]
[DeploymentReport]
[DiscordNotifications]
[FailureExitCode]
[GuardedOutput]
[InterruptedOutput]
[TargetGraph]
internal sealed partial class Build : NukeBuild
{
    public static int Main() => CommandLineCheck.Run<Build>() ?? FailureExitCodeAttribute.Of(Execute<Build>());
}

using AiChef.Targets.CommandLine;
using Nuke.Common;

[DiscordNotifications]
[FailureExitCode]
[InterruptedOutput]
[TargetGraph]
internal sealed partial class Build : NukeBuild
{
    public static int Main() => CommandLineCheck.Run<Build>() ?? FailureExitCodeAttribute.Of(Execute<Build>());
}

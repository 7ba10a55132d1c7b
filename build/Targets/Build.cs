using AiChef.Targets.CommandLine;
using Nuke.Common;

[BuildSchema]
[DeploymentReport]
[DiscordNotifications]
[FailureExitCode]
[GuardedOutput]
[InterruptedOutput]
[PlanPage]
[TargetGraph]
internal sealed partial class Build : NukeBuild
{
    public static int Main()
    {
        // First of all, so that no signal ends the run unheard.
        _ = Interruption.OfProcess;
        TerminalColors.Choose();
        return CommandLineCheck.Run<Build>() ?? FailureExitCodeAttribute.Of(Execute<Build>(build => build.Deploy));
    }
}

using AiChef.Targets.CommandLine;
using Nuke.Common;

[FailureExitCode]
[DisableDefaultOutput(DefaultOutput.Logo)]
internal sealed partial class Build : NukeBuild
{
    public static int Main() => CommandLineCheck.Run<Build>() ?? ExitCodes.Of(Execute<Build>());
}

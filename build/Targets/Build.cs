using AiChef.Targets.CommandLine;
using AiChef.Targets.Operations;
using AiChef.Targets.Output;
using AiChef.Targets.Processes;
using AiChef.Targets.Running;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

// A failure is told once, where it happens, and not again at the end; the logo tells nothing; the summary is the run's.
[DisableDefaultOutput(
    DefaultOutput.Logo,
    DefaultOutput.ErrorsAndWarnings,
    DefaultOutput.TargetOutcome,
    DefaultOutput.BuildOutcome
)]
[BuildSchema]
[DeploymentReport]
[DiscordNotifications]
[FailureExitCode]
[GuardedOutput]
[HelpPage]
[PlanPage]
[RunSummary]
[TargetGraph]
internal sealed partial class Build : NukeBuild, IHazReports, IOperations
{
    public Build()
    {
        Run = new DeploymentRun(this, () => Options);
        Run.Check = new DeploymentHealth(Run);
    }

    /// <summary>The run of this build, which the targets use.</summary>
    public DeploymentRun Run { get; }

    AbsolutePath ReportsDirectory => ((IHazReports)this).ReportDirectory;

    public static int Main()
    {
        // First of all, so that no signal is missed.
        _ = Interruption.OfProcess;
        TerminalColors.Choose();
        return CommandLineCheck.Run<Build>() ?? FailureExitCodeAttribute.Of(Execute<Build>(build => build.Deploy));
    }

    protected override void OnBuildInitialized() => Run.Begin();

    /// <summary>
    /// Ends what the run began. NUKE also calls this at the moment of Ctrl-C, on another thread, while the targets are
    /// still cleaning up.
    /// </summary>
    protected override void OnBuildFinished()
    {
        if (Interruption.OfProcess.IsOnThreadOfBuild)
        {
            Run.CloseAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        }
    }
}

using AiChef.Targets.Output;
using AiChef.Targets.Processes;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>
/// Prints the summary of the run in place of NUKE's, with what each target took itself. NUKE also says at the moment of
/// Ctrl-C, on another thread, that the build is over, while the targets still tidy up: nothing is printed then.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RunSummaryAttribute : RunExtensionAttribute, IOnBuildFinished
{
    /// <summary>Before the report, as NUKE's own summary is.</summary>
    public RunSummaryAttribute() => Priority = 20;

    public void OnBuildFinished()
    {
        if (!Interruption.OfProcess.IsOnThreadOfBuild)
        {
            return;
        }
        Run.CompleteAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        var hasColors = TerminalColors.AreWanted ? TerminalColors.CanRedraw : GitHubActions.Instance is not null;
        var rows = Build.ExecutionPlan.Where(target => target.Status != ExecutionStatus.Collective).Select(Row);
        Console.WriteLine();
        foreach (var line in TargetTable.Lines([.. rows], Run.Record.Elapsed, hasColors))
        {
            Console.WriteLine(line);
        }
        Console.WriteLine();
        Console.WriteLine(Outcome(hasColors));
    }

    private TargetRow Row(ExecutableTarget target) =>
        new(target.Name, target.Status, Run.WorkedOf(target.Name) ?? target.Duration, target.SummaryInformation);

    private string Outcome(bool hasColors)
    {
        var text = $"Build {(Build.IsSucceeding ? "succeeded" : "failed")} on {TimeProvider.System.GetLocalNow():G}";
        return hasColors ? $"\e[{(Build.IsSucceeding ? 32 : 31)};1m{text}\e[0m" : text;
    }
}

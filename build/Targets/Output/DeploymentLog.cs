using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Output;

/// <summary>Shows the progress of stacks as log lines, one each, as they come.</summary>
/// <param name="log">Where the lines go.</param>
internal sealed class DeploymentLog(ILogger log) : IProgress<StackProgress>
{
    private const int StatusWidth = 28;

    public void Report(StackProgress value)
    {
        switch (value)
        {
            case StackNote note:
                log.Information("{Stack}: {Text}", note.Stack, note.Text);
                break;
            case ChangesPlanned planned:
                log.Information("{Stack}: {Summary}", planned.Stack, ReportText.Summary(planned.Changes));
                foreach (var change in planned.Changes)
                {
                    log.Information("  {Change}", ReportText.Line(change));
                }

                break;
            // A warning is an annotation on GitHub, where the cause is one already, at its line.
            case StackEventSeen e
                when e.Status.EndsWith("_FAILED", StringComparison.Ordinal) && GitHubActions.Instance is null:
                log.Warning("  {Event}", Line(e));
                break;
            // AWS tells the beginning of a creation twice, the second time with the physical id.
            case StackEventSeen { Reason: "Resource creation Initiated" }:
                break;
            case StackEventSeen e:
                log.Information("  {Event}", Line(e));
                break;
        }
    }

    private static string Line(StackEventSeen e) =>
        $"{e.Time:HH:mm:ss} {e.Status.PadRight(StatusWidth)} {e.Stack}/{e.LogicalId} "
        + $"{e.Type}{(e.Reason is { } reason ? $": {reason.ReplaceLineEndings(" ")}" : "")}";
}

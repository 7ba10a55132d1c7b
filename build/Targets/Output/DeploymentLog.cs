using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Nuke.Common.CI.GitHubActions;
using Serilog;
using Serilog.Events;

namespace AiChef.Targets.Output;

/// <summary>
/// Shows the progress of stacks as log lines. What only confirms that all goes well is shown with <c>--verbosity
/// verbose</c>, and always kept in the log file.
/// </summary>
/// <param name="log">Where the lines go.</param>
/// <param name="showsChanges">Whether each planned change is shown, and not only how many there are.</param>
internal sealed class DeploymentLog(ILogger log, bool showsChanges = false) : IProgress<StackProgress>
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
                var level = showsChanges ? LogEventLevel.Information : LogEventLevel.Verbose;
                log.Write(level, "{Stack}: {Summary}", planned.Stack, ReportText.Summary(planned.Changes));
                foreach (var change in planned.Changes)
                {
                    log.Write(level, "  {Change}", ReportText.Line(change));
                }

                break;
            // A warning would be a second annotation on GitHub, where the cause already is one, at its line.
            case StackEventSeen e
                when e.Status.EndsWith("_FAILED", StringComparison.Ordinal) && GitHubActions.Instance is null:
                log.Warning("  {Event}", Line(e));
                break;
            // AWS reports the start of a creation twice, the second time with the physical id.
            case StackEventSeen { Reason: "Resource creation Initiated" }:
                break;
            case StackEventSeen e:
                log.Write(IsOfFailure(e) ? LogEventLevel.Information : LogEventLevel.Verbose, "  {Event}", Line(e));
                break;
        }
    }

    /// <summary>A resource that failed, or the way of a stack back to where it was.</summary>
    private static bool IsOfFailure(StackEventSeen e) =>
        e.Status.EndsWith("_FAILED", StringComparison.Ordinal)
        || (e.LogicalId == e.Stack && e.Status.Contains("ROLLBACK", StringComparison.Ordinal));

    private static string Line(StackEventSeen e) =>
        $"{e.Time:HH:mm:ss} {e.Status.PadRight(StatusWidth)} {e.Stack}/{e.LogicalId} "
        + $"{e.Type}{(e.Reason is { } reason ? $": {reason.ReplaceLineEndings(" ")}" : "")}";
}

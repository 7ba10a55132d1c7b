using AiChef.Deployment.CloudFormation;
using Serilog;

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
                log.Information("{Stack}: {Summary}", planned.Stack, Summary(planned.Changes));
                foreach (var change in planned.Changes)
                    log.Information("  {Change}", Line(change));
                break;
            case StackEventSeen e when e.Status.EndsWith("_FAILED", StringComparison.Ordinal):
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

    /// <summary>How many changes of each kind, such as <c>3 to add, 1 to modify</c>.</summary>
    internal static string Summary(IReadOnlyList<PlannedChange> changes) => changes.Count == 0
        ? "changes outside the resources only"
        : string.Join(", ", changes.GroupBy(c => c.Replacement is "True" ? "replace" : c.Action.ToLowerInvariant(), StringComparer.Ordinal).Select(g => $"{g.Count()} to {g.Key}"));

    private static string Line(PlannedChange change) =>
        $"{Sign(change)} {change.LogicalId} ({change.Type}){change.Replacement switch { "True" => ", replaced", "Conditional" => ", perhaps replaced", _ => "" }}{(change.PolicyAction is { } policy ? $", {policy}" : "")}";

    private static string Sign(PlannedChange change) => change.Action switch { "Add" => "+", "Remove" => "-", _ when change.Replacement is "True" => "±", "Modify" => "~", _ => "?" };

    private static string Line(StackEventSeen e) =>
        $"{e.Time:HH:mm:ss} {e.Status.PadRight(StatusWidth)} {e.Stack}/{e.LogicalId} {e.Type}{(e.Reason is { } reason ? $": {reason.ReplaceLineEndings(" ")}" : "")}";
}

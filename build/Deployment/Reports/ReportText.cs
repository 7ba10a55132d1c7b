using System.Globalization;
using System.Text.RegularExpressions;
using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.Reports;

/// <summary>Texts and numbers, the same in all reports.</summary>
public static partial class ReportText
{
    /// <summary>How many changes of each kind, such as <c>3 to add, 1 to modify</c>.</summary>
    public static string Summary(IReadOnlyCollection<PlannedChange> changes) =>
        changes.Count == 0
            ? "only changes outside the resources"
            : string.Join(
                ", ",
                changes
                    .GroupBy(
                        c => c.Replacement is "True" ? "replace" : c.Action.ToLowerInvariant(),
                        StringComparer.Ordinal
                    )
                    .Select(g => $"{g.Count()} to {g.Key}")
            );

    /// <summary>One change, such as <c>~ Workflow (AWS::StepFunctions::StateMachine), may be replaced</c>.</summary>
    public static string Line(PlannedChange change) =>
        $"{Sign(change)} {change.LogicalId} ({change.Type})"
        + change.Replacement switch
        {
            "True" => ", replaced",
            "Conditional" => ", may be replaced",
            _ => "",
        }
        + (change.PolicyAction is { } policy ? $", {policy}" : "")
        + string.Concat(change.Policies.Select(static name => $", {name}"))
        + (change.IsAutomatic ? ", its template may have changed" : "");

    /// <summary>A duration, such as <c>12.3 s</c> or <c>2 min 5 s</c>.</summary>
    public static string Of(TimeSpan duration) =>
        duration < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s");

    /// <summary>Text of unknown origin inside Markdown: one line without links, mentions or formatting.</summary>
    internal static string Markdown(string text) =>
        Special()
            .Replace(
                text.ReplaceLineEndings(" "),
                static m => string.Create(CultureInfo.InvariantCulture, $"&#{(int)m.Value[0]};")
            );

    private static string Sign(PlannedChange change) =>
        change.Action switch
        {
            "Add" => "+",
            "Remove" => "-",
            _ when change.Replacement is "True" => "±",
            "Modify" => "~",
            _ => "?",
        };

    [GeneratedRegex(@"[\\`*_\[\]<>|&#~@\p{Cc}]|^[-+]")]
    private static partial Regex Special();
}

using System.Text.RegularExpressions;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Failures;

/// <summary>Finds why an operation failed: the earliest failure that is not the consequence of another.</summary>
internal static partial class RootCause
{
    private const int OthersShown = 5;
    private const string StackType = "AWS::CloudFormation::Stack";

    /// <summary>
    /// The causes, the root cause first, each worded as <c>stack/logical id (type): reason</c>; at most six.
    /// </summary>
    internal static IReadOnlyList<FailureCause> Of(IReadOnlyList<SeenEvent> events)
    {
        var failures = events
            .Where(x => x.Event.ResourceStatus.Value.EndsWith("_FAILED", StringComparison.Ordinal))
            .ToList();
        var causes = failures
            .Where(x => x.Event.ResourceType != StackType && !IsConsequence(x.Event.ResourceStatusReason))
            .ToList();
        if (causes.Count == 0)
        {
            causes = failures
                .Where(x =>
                    x.Event.ResourceType == StackType
                    && x.Event.PhysicalResourceId != x.Event.StackId
                    && !IsConsequence(x.Event.ResourceStatusReason)
                )
                .ToList();
        }

        if (causes.Count == 0)
        {
            causes = events.Where(x => IsStackFailure(x.Event)).ToList();
        }

        return causes.Select(Cause).Distinct().Take(1 + OthersShown).ToList();
    }

    private static FailureCause Cause(SeenEvent x) =>
        x.Event.PhysicalResourceId == x.Event.StackId
            ? new FailureCause(x.Path, null, null, Reason(x.Event))
            : new FailureCause(x.Path, x.Event.LogicalResourceId, x.Event.ResourceType, Reason(x.Event));

    private static string Reason(StackEvent e) =>
        string.IsNullOrWhiteSpace(e.ResourceStatusReason)
            ? $"{e.ResourceStatus}; AWS gave no reason"
            : ReasonText.Plain(e.ResourceStatusReason);

    /// <summary>A failure of the stack itself, such as an output that cannot be resolved.</summary>
    private static bool IsStackFailure(StackEvent e) =>
        e.ResourceType == StackType
        && !string.IsNullOrWhiteSpace(e.ResourceStatusReason)
        && (
            e.ResourceStatus.Value.Contains("ROLLBACK", StringComparison.Ordinal)
            || e.ResourceStatus.Value.EndsWith("_FAILED", StringComparison.Ordinal)
        );

    /// <summary>Matches the whole text: a reason that only mentions a cancellation is a cause.</summary>
    private static bool IsConsequence(string? reason) => reason is not null && Cancelled().IsMatch(reason.Trim());

    [GeneratedRegex(
        "^Resource (?:creation|update|deletion|import) cancelled\\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Cancelled();
}

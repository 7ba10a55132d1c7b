using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>
/// Says why AWS could not create a change set: the findings of its validation, with the path in the template, otherwise
/// the reason of the change set.
/// </summary>
/// <param name="calls">The calls.</param>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html</remarks>
internal sealed class ChangeSetFailure(CloudFormationCalls calls)
{
    private const int Others = 5;

    internal async Task<DeploymentException> OfAsync(
        StackTemplate template,
        string stack,
        string changeSetId,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var details = new List<string>();
        var findings = (await EventsAsync(changeSetId, details, cancellationToken))
            .Select(static found => (Event: found, Text: TextOf(found)))
            .Where(static finding => finding.Text.Length > 0)
            .ToList();
        var causes = findings.Select(static finding => finding.Text).Distinct(StringComparer.Ordinal).ToList();
        if (causes.Count == 0)
        {
            causes.Add(string.IsNullOrWhiteSpace(reason) ? "AWS gave no reason" : ReasonText.Plain(reason));
        }
        details.InsertRange(0, causes.Skip(1).Take(Others).Select(cause => $"also: {cause}"));
        if (FailureHint.For(causes[0]) is { } hint)
        {
            details.Add($"hint: {hint}");
        }
        return new DeploymentException(
            FailureKind.Failed,
            $"{stack}: AWS could not create the change set: {causes[0]}",
            details
        )
        {
            Problems = [.. findings.SelectMany(finding => ProblemsOf(finding.Event, finding.Text, template))],
        };
    }

    private async Task<IReadOnlyList<OperationEvent>> EventsAsync(
        string changeSetId,
        List<string> details,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var events = await calls.FailedEventsAsync(changeSetId, cancellationToken);
            return
            [
                .. events.Where(found =>
                    found.EventType == EventType.VALIDATION_ERROR || found.EventType == EventType.HOOK_INVOCATION_ERROR
                ),
            ];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            details.Add("hint: allow cloudformation:DescribeEvents to see the cause in detail");
            return [];
        }
        catch (AmazonServiceException)
        {
            // Not every endpoint has this operation; then the change set's own reason is used.
            return [];
        }
    }

    /// <summary>What was found and where; empty where AWS gives no reason.</summary>
    private static string TextOf(OperationEvent found)
    {
        var reason = ReasonText.Plain(
            found.ValidationStatusReason ?? found.HookStatusReason ?? found.ResourceStatusReason ?? ""
        );
        var place = found.ValidationPath ?? found.LogicalResourceId ?? found.HookType;
        return string.IsNullOrEmpty(place) || reason.Length == 0 ? reason : $"{place}: {reason}";
    }

    private static IEnumerable<SourceProblem> ProblemsOf(OperationEvent found, string text, StackTemplate template)
    {
        if (template.Resources.GetValueOrDefault(found.LogicalResourceId ?? "") is { } resource)
        {
            yield return new SourceProblem(template.DisplayPath, resource.Line, text);
        }
    }
}

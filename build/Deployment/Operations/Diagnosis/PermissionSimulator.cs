using System.Collections.Concurrent;
using AiChef.Deployment.Aws;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Asks IAM what the policies of a role say of an action now; each permission once.</summary>
/// <param name="iam">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html</remarks>
public sealed class PermissionSimulator(IAmazonIdentityManagementService iam, AwsRetry retry)
{
    private readonly ConcurrentDictionary<RefusedPermission, Lazy<Task<string>>> _answers = new();

    /// <summary>What IAM says, in words; also that it was not allowed to be asked.</summary>
    internal Task<string> AskAsync(RefusedPermission permission, CancellationToken cancellationToken) =>
        _answers
            .GetOrAdd(permission, each => new Lazy<Task<string>>(() => SimulateAsync(each, cancellationToken)))
            .Value;

    private async Task<string> SimulateAsync(RefusedPermission permission, CancellationToken cancellationToken)
    {
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = permission.RoleArn,
            ActionNames = [permission.Action],
            ResourceArns = permission.Resource is { } resource ? [resource] : null,
        };
        try
        {
            var answer = await retry.RunAsync(t => iam.SimulatePrincipalPolicyAsync(request, t), cancellationToken);
            return answer.EvaluationResults is [var result, ..] ? Text(result) : "IAM's simulation gives no result";
        }
        catch (NoSuchEntityException)
        {
            return "the role does not exist any more";
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            return "not simulated: this identity may not call iam:SimulatePrincipalPolicy";
        }
        catch (AmazonServiceException e)
        {
            return $"not simulated: {AwsRefusal.Of("IAM refused", e).Message.ReplaceLineEndings(" ")}";
        }
    }

    private static string Text(EvaluationResult result)
    {
        var policies = (result.MatchedStatements ?? []).Select(static each => each.SourcePolicyId).Distinct();
        var missing = result.MissingContextValues ?? [];
        var text =
            result.EvalDecision == PolicyEvaluationDecisionType.Allowed
                ? "the policies of the role allow it by now, so either they were changed or another policy refuses it"
            : result.EvalDecision == PolicyEvaluationDecisionType.ExplicitDeny
                ? $"the policies of the role deny it: {string.Join(", ", policies)}"
            : result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary == false
                ? "the permissions boundary of the role does not allow it"
            : "no policy of the role allows it";
        return missing.Count == 0 ? text : $"{text}; simulated without {string.Join(", ", missing)}";
    }
}

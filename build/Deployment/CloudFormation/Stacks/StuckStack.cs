using AiChef.Deployment.Aws;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Says why a stack cannot be deployed as it is, and what to do about it.</summary>
/// <param name="connection">For the link to the stack.</param>
internal sealed class StuckStack(AwsConnection connection)
{
    /// <summary>It must be deleted first, which only a person may allow.</summary>
    internal DeploymentException NeedsDeletion(Stack found) =>
        Of(found, "and must be deleted before it can be deployed", "run the same command with --recover-by-delete");

    /// <summary>No call is possible or safe.</summary>
    internal DeploymentException CannotBeDeployed(Stack found) =>
        Of(
            found,
            "and cannot be deployed from there",
            found.StackStatus.Value switch
            {
                "DELETE_FAILED" => $"aws cloudformation delete-stack --stack-name {found.StackName} "
                    + "--retain-resources <logical ids that cannot be deleted>",
                _ => $"aws cloudformation describe-stack-events --stack-name {found.StackName}, "
                    + "then repair the stack by hand",
            }
        );

    private DeploymentException Of(Stack found, string why, string next)
    {
        var reason = found.StackStatusReason?.Trim();
        return new DeploymentException(
            FailureKind.Failed,
            $"{found.StackName}: the stack is in {found.StackStatus.Value} {why}",
            [
                .. string.IsNullOrEmpty(reason) ? Enumerable.Empty<string>() : [$"AWS says: {reason}"],
                $"see: {connection.LinkTo(found.StackId)}",
            ]
        )
        {
            Next = next,
        };
    }
}

using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Failures;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Brings a broken stack into a state that can be deployed.</summary>
/// <param name="calls">The calls.</param>
/// <param name="operation">Follows the operations.</param>
/// <param name="gate">Protects data.</param>
/// <param name="exports">Protects exports that other stacks import.</param>
/// <param name="connection">For the link in an error.</param>
/// <param name="progress">Receives notes.</param>
internal sealed class StackRecovery(
    CloudFormationCalls calls,
    StackOperation operation,
    DataLossGate gate,
    ExportGuard exports,
    AwsConnection connection,
    IProgress<StackProgress> progress
)
{
    /// <summary>How AWS begins the reason of a deletion that it gives up; there is no code for it.</summary>
    private const string DeleteCanceled = "Delete canceled.";

    /// <summary>Makes sure that a stack may be deleted.</summary>
    /// <returns>Its resources.</returns>
    /// <exception cref="DeploymentException">It is protected, has data, or other stacks import from it.</exception>
    internal async Task<IReadOnlyList<StackResourceSummary>> CheckDeletionAsync(
        Stack stack,
        CancellationToken cancellationToken
    )
    {
        var resources = await calls.ResourcesAsync(stack.StackId, cancellationToken);
        gate.CheckDeletion(stack, resources);
        await exports.CheckDeletionAsync(stack, cancellationToken);
        return resources;
    }

    /// <summary>
    /// Deletes the stack by its ARN and with its own role. Never switches termination protection off.
    /// </summary>
    /// <exception cref="DeploymentException">Refused by the gate, or AWS could not delete it.</exception>
    internal async Task DeleteAsync(Stack stack, CancellationToken cancellationToken)
    {
        var resources = await CheckDeletionAsync(stack, cancellationToken);
        var living = resources
            .Where(static resource => DataLossGate.IsAlive(resource) && resource.ResourceStatus != "DELETE_SKIPPED")
            .Select(r => $"{r.LogicalResourceId} ({r.PhysicalResourceId})")
            .ToList();
        progress.Report(
            new StackNote(
                stack.StackName,
                $"{stack.StackStatus}: deleting the "
                    + $"stack{(living.Count == 0 ? ", of which nothing lives" : $" and {string.Join(", ", living)}")}"
            )
        );
        var token = ClientRequestToken.New();
        await calls.DeleteStackAsync(stack, token, cancellationToken);
        var ended = await ExpectAsync(
            stack,
            token,
            "DELETE_COMPLETE",
            "aws cloudformation delete-stack --stack-name {0} --retain-resources <logical ids that cannot be deleted>",
            cancellationToken,
            now => GivenUp(stack, now)
        );
        foreach (var (_, kept) in ended.Events.Where(e => e.Event.ResourceStatus == ResourceStatus.DELETE_SKIPPED))
        {
            progress.Report(
                new StackNote(
                    stack.StackName,
                    $"{kept.LogicalResourceId} ({kept.ResourceType} {kept.PhysicalResourceId}) was kept "
                        + "because of its DeletionPolicy; the next deployment with that name takes it over"
                )
            );
        }
    }

    /// <summary>
    /// AWS accepts the deletion of a stack whose exports are imported and gives it up at once, without an event of the
    /// operation: only the reason of the stack tells.
    /// </summary>
    private static DeploymentException? GivenUp(Stack before, Stack now) =>
        now.StackStatus == before.StackStatus
        && now.StackStatusReason != before.StackStatusReason
        && now.StackStatusReason?.StartsWith(DeleteCanceled, StringComparison.Ordinal) == true
            ? new DeploymentException(
                FailureKind.Refused,
                $"{before.StackName}: AWS does not delete it: {ReasonText.Plain(now.StackStatusReason)}"
            )
            {
                Next = "remove the stacks that import it first, or deploy them without that import",
            }
            : null;

    /// <summary>Continues a failed rollback once, without skipping resources.</summary>
    /// <exception cref="DeploymentException">It failed again.</exception>
    internal async Task ContinueRollbackAsync(Stack stack, CancellationToken cancellationToken)
    {
        progress.Report(new StackNote(stack.StackName, "UPDATE_ROLLBACK_FAILED: continuing the rollback once"));
        var token = ClientRequestToken.New();
        await calls.ContinueUpdateRollbackAsync(stack, token, cancellationToken);
        await ExpectAsync(
            stack,
            token,
            "UPDATE_ROLLBACK_COMPLETE",
            "aws cloudformation continue-update-rollback --stack-name {0} --resources-to-skip <logical ids>",
            cancellationToken
        );
    }

    /// <summary>Rolls back a failed update.</summary>
    /// <exception cref="DeploymentException">The rollback failed.</exception>
    internal async Task RollbackAsync(Stack stack, CancellationToken cancellationToken)
    {
        progress.Report(new StackNote(stack.StackName, "UPDATE_FAILED: rolling the failed update back"));
        var token = ClientRequestToken.New();
        await calls.RollbackStackAsync(stack, token, cancellationToken);
        await ExpectAsync(
            stack,
            token,
            "UPDATE_ROLLBACK_COMPLETE",
            "aws cloudformation continue-update-rollback --stack-name {0}",
            cancellationToken
        );
    }

    private async Task<StackOperation.Ended> ExpectAsync(
        Stack stack,
        string token,
        string expected,
        string next,
        CancellationToken cancellationToken,
        Func<Stack, DeploymentException?>? refusal = null
    )
    {
        var ended = await operation.FollowAsync(
            stack.StackId,
            stack.StackName,
            token,
            null,
            cancellationToken,
            refusal
        );
        if (ended.Status != expected)
        {
            throw StackFailure.From(
                stack.StackName,
                stack.StackId,
                ended,
                connection,
                next: string.Format(System.Globalization.CultureInfo.InvariantCulture, next, stack.StackName)
            );
        }

        return ended;
    }
}

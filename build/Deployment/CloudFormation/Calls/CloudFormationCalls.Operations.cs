using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>Calls that start or end an operation on a stack.</summary>
public sealed partial class CloudFormationCalls
{
    /// <summary>Lets AWS roll back a running update.</summary>
    public Task CancelUpdateAsync(string stackId, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.CancelUpdateStackAsync),
            t =>
                client.CancelUpdateStackAsync(
                    new CancelUpdateStackRequest { StackName = stackId, ClientRequestToken = token },
                    t
                ),
            cancellationToken
        );

    /// <summary>
    /// Starts the deletion of a stack with the role of the environment, or else the stack's own; the token marks the
    /// events.
    /// </summary>
    public Task DeleteStackAsync(Stack stack, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.DeleteStackAsync),
            t =>
                client.DeleteStackAsync(
                    new DeleteStackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = RoleOf(stack),
                        ClientRequestToken = token,
                    },
                    t
                ),
            cancellationToken
        );

    /// <summary>Switches termination protection on; it is never switched off here.</summary>
    public Task ProtectAsync(string stackId, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.UpdateTerminationProtectionAsync),
            t =>
                client.UpdateTerminationProtectionAsync(
                    new UpdateTerminationProtectionRequest { StackName = stackId, EnableTerminationProtection = true },
                    t
                ),
            cancellationToken
        );

    /// <summary>Continues a failed rollback without skipping resources.</summary>
    public Task ContinueUpdateRollbackAsync(Stack stack, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.ContinueUpdateRollbackAsync),
            t =>
                client.ContinueUpdateRollbackAsync(
                    new ContinueUpdateRollbackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = RoleOf(stack),
                        ClientRequestToken = token,
                    },
                    t
                ),
            cancellationToken
        );

    /// <summary>Starts the rollback of a failed update.</summary>
    public Task RollbackStackAsync(Stack stack, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.RollbackStackAsync),
            t =>
                client.RollbackStackAsync(
                    new RollbackStackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = RoleOf(stack),
                        ClientRequestToken = token,
                    },
                    t
                ),
            cancellationToken
        );

    private string? RoleOf(Stack stack) => ExecutionRole(stack.StackName) ?? stack.RoleARN;
}

using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>Calls that start or end an operation on a stack.</summary>
public sealed partial class CloudFormationCalls
{
    /// <summary>Has AWS roll an update back that it is carrying out.</summary>
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
    /// Starts the deletion of a stack with the role that it was made with; the token marks the events.
    /// </summary>
    public Task DeleteStackAsync(Stack stack, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.DeleteStackAsync),
            t =>
                client.DeleteStackAsync(
                    new DeleteStackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = stack.RoleARN,
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

    /// <summary>Starts to go on with a rollback that failed, skipping nothing.</summary>
    public Task ContinueUpdateRollbackAsync(Stack stack, string token, CancellationToken cancellationToken) =>
        RunAsync(
            nameof(client.ContinueUpdateRollbackAsync),
            t =>
                client.ContinueUpdateRollbackAsync(
                    new ContinueUpdateRollbackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = stack.RoleARN,
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
                        RoleARN = stack.RoleARN,
                        ClientRequestToken = token,
                    },
                    t
                ),
            cancellationToken
        );
}

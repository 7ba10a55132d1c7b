using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Deletes a stack, with the same protection of data as a recovery.</summary>
public sealed class StackRemover
{
    private readonly CloudFormationCalls _calls;
    private readonly StackOperation _operation;
    private readonly StackRecovery _recovery;
    private readonly StackDeployerOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates a remover; the parameters are those of <see cref="StackDeployer"/>.</summary>
    public StackRemover(
        AwsClients clients,
        CloudFormationCalls calls,
        StackDeployerOptions options,
        IProgress<StackProgress> progress,
        TimeProvider time
    )
    {
        _calls = calls;
        _operation = new StackOperation(_calls, options, progress, time);
        _recovery = new StackRecovery(
            _calls,
            _operation,
            new DataLossGate(options.AllowDataLoss),
            new ExportGuard(_calls, progress),
            clients.Connection,
            progress
        );
        _options = options;
        _time = time;
    }

    /// <summary>Deletes the stack after waiting for a running operation. Safe to repeat.</summary>
    /// <returns>False if there was no such stack.</returns>
    /// <exception cref="DeploymentException">
    /// Refused, failed, or AWS is still working on it after the timeout.
    /// </exception>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var stack = await _calls.FindStackAsync(name, either.Token);
            StackOwner.Check(stack, _options);
            if (stack is not null && StackStatusTable.ActionFor(stack.StackStatus.Value) == StackAction.Wait)
            {
                stack = await _operation.AttachAsync(stack, either.Token);
            }

            if (stack is null || stack.StackStatus.Value == "DELETE_COMPLETE")
            {
                return false;
            }

            await _recovery.DeleteAsync(stack, either.Token);
            return true;
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new DeploymentException(
                FailureKind.StillRunning,
                $"{name}: not deleted after {_options.Timeout.TotalMinutes:0.##} minutes; AWS continues"
            )
            {
                Next = "run the same command again; it attaches to the running operation",
            };
        }
        catch (AmazonServiceException e)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{name}: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})",
                innerException: e
            );
        }
    }
}

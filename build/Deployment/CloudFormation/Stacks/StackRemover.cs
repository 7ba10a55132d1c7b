using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Deletes stacks, with the same protection of data as a recovery.</summary>
public sealed class StackRemover
{
    private readonly CloudFormationCalls _calls;
    private readonly StackOperation _operation;
    private readonly StackRemovalPlanner _planner;
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
        var gate = new DataLossGate(options.AllowDataLoss);
        _planner = new StackRemovalPlanner(
            _calls,
            _operation,
            gate,
            new StackImports(_calls, progress),
            new CompositeAlarmUses(_calls, clients.CloudWatch, progress),
            options
        );
        _recovery = new StackRecovery(
            _calls,
            _operation,
            gate,
            new ExportGuard(_calls, progress),
            clients.Connection,
            progress
        );
        _options = options;
        _time = time;
    }

    /// <summary>
    /// Plans the removal of stacks: the order of their deletion, and all that stands in the way of any of them. Waits
    /// for operations that are running, writes nothing, and is safe to repeat.
    /// </summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public Task<StackRemovalPlan> PlanAsync(IReadOnlyList<StackToRemove> stacks, CancellationToken cancellationToken) =>
        _planner.PlanAsync(stacks, cancellationToken);

    /// <summary>
    /// Deletes the stacks of a plan, each as soon as those before it are gone and the others meanwhile. Safe to repeat.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="show">
    /// Called with each stack when its deletion begins; awaits its end, which is false if there was no such stack.
    /// </param>
    /// <param name="cancellationToken">Cancels the waits; AWS continues.</param>
    /// <exception cref="DeploymentException">The plan is refused, and nothing was deleted; or a deletion failed, and
    /// neither were the stacks behind it.</exception>
    public async Task RemoveAsync(
        StackRemovalPlan plan,
        Func<string, Task<bool>, Task> show,
        CancellationToken cancellationToken
    )
    {
        if (plan.Refusal is { } refusal)
        {
            throw refusal;
        }
        using var together = _calls.Join(Math.Max(1, plan.Stacks.Count));
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var stack in plan.Stacks)
        {
            running[stack.Name] = RemoveAfterAsync(
                stack.Name,
                [.. stack.After.Select(name => (name, running[name]))],
                show,
                cancellationToken
            );
        }
        await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        var failures = running
            .Values.Where(task => task.IsFaulted)
            .Select(task => task.Exception!.InnerException!)
            .ToList();
        if (failures.Count == 1 || failures.Find(failure => failure is not DeploymentException) is not null)
        {
            throw failures.Find(failure => failure is not DeploymentException) ?? failures[0];
        }
        if (failures.Cast<DeploymentException>().ToList() is [var first, ..] all)
        {
            throw new DeploymentException(
                first.Kind,
                first.Message,
                [.. first.Details, .. all.Skip(1).Select(other => $"also: {other.Message}")]
            );
        }
    }

    private async Task RemoveAfterAsync(
        string name,
        IReadOnlyList<(string Name, Task Task)> before,
        Func<string, Task<bool>, Task> show,
        CancellationToken cancellationToken
    )
    {
        foreach (var (_, task) in before)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        cancellationToken.ThrowIfCancellationRequested();
        var left = before.Where(each => !each.Task.IsCompletedSuccessfully).Select(each => each.Name).ToList();
        if (left.Count > 0)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{name}: not deleted, for {string.Join(" and ", left)} still exist{(left.Count == 1 ? "s" : "")}"
            );
        }
        await show(name, RemoveAsync(name, cancellationToken));
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
            throw AwsRefusal.Of(name, e);
        }
    }
}

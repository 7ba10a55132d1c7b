using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// Deploys one stack: describe, compare, recover, plan with a change set, check, execute, follow the events. Safe to
/// repeat at any time, even while another run works on the same stack.
/// </summary>
public sealed class StackDeployer
{
    /// <summary>How often a stack is planned again if another run interferes.</summary>
    private const int Attempts = 10;

    /// <summary>How long a last call may take once the run is cancelled or has timed out.</summary>
    private static readonly TimeSpan LastCallLimit = TimeSpan.FromSeconds(3);

    private readonly CloudFormationCalls _calls;
    private readonly StackDeployerOptions _options;
    private readonly IProgress<StackProgress> _progress;
    private readonly TimeProvider _time;
    private readonly StackOperation _operation;
    private readonly StackRecovery _recovery;
    private readonly StackChange _change;
    private readonly StuckStack _stuck;
    private readonly StackForecaster _forecaster;

    /// <summary>Creates a deployer.</summary>
    /// <param name="clients">The clients and their endpoint.</param>
    /// <param name="calls">The run's calls, shared by all its stacks.</param>
    /// <param name="options">Limits and permissions.</param>
    /// <param name="progress">Receives events and notes, on the deploying thread.</param>
    /// <param name="time">The clock for all waits.</param>
    public StackDeployer(
        AwsClients clients,
        CloudFormationCalls calls,
        StackDeployerOptions options,
        IProgress<StackProgress> progress,
        TimeProvider time
    )
    {
        (_calls, _options, _progress, _time) = (calls, options, progress, time);
        _operation = new StackOperation(calls, options, progress, time);
        _change = new StackChange(clients, calls, _operation, options, progress, time);
        _recovery = new StackRecovery(
            calls,
            _operation,
            new DataLossGate(options.AllowDataLoss),
            new ExportGuard(calls, progress),
            clients.Connection,
            progress
        );
        _stuck = new StuckStack(clients.Connection);
        _forecaster = new StackForecaster(calls, _change, _recovery, _stuck, options, progress);
    }

    /// <summary>Deploys the stack unless it already is as declared.</summary>
    /// <param name="stack">What it should be.</param>
    /// <param name="beforeFirstWrite">
    /// Awaited once before the first write, such as the check of the account; throws to stop.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels: nothing new starts and a change set that was not executed is deleted; AWS continues what it executes,
    /// unless <see cref="StackDeployerOptions.CancelUpdate"/> is set.
    /// </param>
    /// <exception cref="DeploymentException">
    /// It failed, was refused, or AWS is still working on it after the timeout.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<StackOutcome> DeployAsync(
        StackDeclaration stack,
        Func<CancellationToken, Task> beforeFirstWrite,
        CancellationToken cancellationToken
    )
    {
        var run = new StackDeploymentState(stack, beforeFirstWrite, _time);
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var part = _calls.Join();
        var repeats = _calls.Retry.CountHere();
        try
        {
            return await DeployAsync(run, either.Token);
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw await StillRunningAsync(stack.Name);
        }
        catch (OperationCanceledException)
        {
            await CancelUpdateAsync(run);
            _progress.Report(new StackNote(stack.Name, $"cancelled: {await StateAsync(stack.Name)}"));
            throw;
        }
        catch (AmazonServiceException e)
        {
            throw AwsErrors.IsAccessDenied(e)
                ? AwsRefusal.Of(stack.Name, e)
                : new DeploymentException(
                    FailureKind.Failed,
                    $"{stack.Name}: {ReasonText.Plain(e.Message)} ({e.ErrorCode})",
                    FailureHint.For(e.Message) is { } hint ? [$"hint: {hint}"] : [],
                    e
                );
        }
        finally
        {
            _progress.Report(new CallsRepeated(stack.Name, repeats.Value));
        }
    }

    private async Task<StackOutcome> DeployAsync(StackDeploymentState run, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var found =
                    attempt == 1
                        ? await _calls.FirstLookAsync(run.Stack.Name, cancellationToken)
                        : await _calls.FindStackAsync(run.Stack.Name, cancellationToken);
                _progress.Report(new StackFound(run.Stack.Name, found?.StackStatus.Value));
                StackOwner.Check(found, _options);
                if (_options.DryRun)
                {
                    return await _forecaster.ForecastAsync(run, found, cancellationToken);
                }
                var action = await PrepareAsync(run, found, cancellationToken);
                if (action is not null)
                {
                    return await DeployAsync(run, found, isUpdate: action == StackAction.Update, cancellationToken);
                }
            }
            catch (AmazonServiceException e) when (AwsErrors.IsBusyStack(e) && attempt < Attempts)
            {
                _progress.Report(new StackNote(run.Stack.Name, "another run is working on this stack; planning again"));
                await Task.Delay(TimeSpan.FromSeconds(1), _time, cancellationToken);
            }
        }
    }

    private async Task<StackOutcome> DeployAsync(
        StackDeploymentState run,
        Stack? found,
        bool isUpdate,
        CancellationToken cancellationToken
    )
    {
        var outcome =
            isUpdate && await StackComparison.IsUnchangedAsync(run, found!, _calls, _options, cancellationToken)
                ? run.Unchanged(found!)
                : await _change.RunAsync(run, found, !isUpdate, cancellationToken);
        var isProtected = isUpdate && found!.EnableTerminationProtection == true;
        if (run.Stack.TerminationProtection && !isProtected)
        {
            await ProtectAsync(run, outcome.StackId, cancellationToken);
        }
        return outcome;
    }

    /// <summary>Does what the stack's status requires. Null means: read the stack again and decide again.</summary>
    private async Task<StackAction?> PrepareAsync(
        StackDeploymentState run,
        Stack? found,
        CancellationToken cancellationToken
    )
    {
        var status = found?.StackStatus.Value ?? StackStatusTable.None;
        var action = StackStatusTable.ActionFor(status);
        switch (action)
        {
            case StackAction.Create or StackAction.Update:
                return action;
            case StackAction.Wait:
                await _operation.AttachAsync(found!, cancellationToken);
                return null;
            case StackAction.DeleteThenCreateIfAllowed when !_options.RecoverByDelete:
                throw _stuck.NeedsDeletion(found!);
            case StackAction.Stop:
                throw _stuck.CannotBeDeployed(found!);
        }
        run.Recover(action, status);
        await run.BeforeFirstWriteAsync(cancellationToken);
        await (
            action switch
            {
                StackAction.ContinueRollbackThenUpdate => _recovery.ContinueRollbackAsync(found!, cancellationToken),
                StackAction.RollbackThenUpdate => _recovery.RollbackAsync(found!, cancellationToken),
                _ => _recovery.DeleteAsync(found!, cancellationToken),
            }
        );
        await WaitUntilRecoveredAsync(found!, cancellationToken);
        return null;
    }

    /// <summary>
    /// Waits until DescribeStacks no longer shows the state before the recovery, whose end the events have confirmed.
    /// </summary>
    private async Task WaitUntilRecoveredAsync(Stack before, CancellationToken cancellationToken)
    {
        var budget = new WaitBudget(_options.ProofTimeout, _time);
        var interval = PollInterval.OfReads(_calls.Sharers);
        while (
            await _calls.FindStackAsync(before.StackName, cancellationToken) is { } now
            && now.StackId == before.StackId
            && (
                now.StackStatus == before.StackStatus
                || now.StackStatus.Value.StartsWith("DELETE_", StringComparison.Ordinal)
            )
            && !budget.IsExhausted
        )
        {
            await budget.DelayAsync(interval.Next(), cancellationToken);
        }
    }

    private async Task ProtectAsync(StackDeploymentState run, string stackId, CancellationToken cancellationToken)
    {
        await run.BeforeFirstWriteAsync(cancellationToken);
        await _calls.ProtectAsync(stackId, cancellationToken);
        _progress.Report(new StackNote(run.Stack.Name, "termination protection switched on"));
    }

    /// <summary>If asked to, a cancelled run lets AWS roll back its update.</summary>
    private async Task CancelUpdateAsync(StackDeploymentState run)
    {
        if (!_options.CancelUpdate || run.Updating is not { } stackId)
        {
            return;
        }
        using var limit = new CancellationTokenSource(LastCallLimit, _time);
        try
        {
            await _calls.CancelUpdateAsync(stackId, ClientRequestToken.New(), limit.Token);
            _progress.Report(new StackNote(run.Stack.Name, "the update was cancelled; AWS is rolling it back"));
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or DeploymentException)
        {
            _progress.Report(new StackNote(run.Stack.Name, $"the update could not be cancelled: {e.Message}"));
        }
    }

    private async Task<DeploymentException> StillRunningAsync(string stack) =>
        new(
            FailureKind.StillRunning,
            $"{stack}: not finished after {_options.Timeout.TotalMinutes:0.##} minutes; {await StateAsync(stack)}"
        )
        {
            Next = "run the same command again; it attaches to the running operation",
        };

    /// <summary>The state in words, after a cancellation or a timeout.</summary>
    private async Task<string> StateAsync(string name)
    {
        using var limit = new CancellationTokenSource(LastCallLimit, _time);
        try
        {
            var stack = await _calls.FindStackAsync(name, limit.Token);
            var status = stack?.StackStatus.Value;
            if (status is null or "REVIEW_IN_PROGRESS")
            {
                return $"the stack {name} does not exist; nothing was executed";
            }
            return StackStatusTable.IsSettled(status)
                ? $"the stack {name} is in {status}"
                : $"the stack {name} is in {status} and AWS continues";
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or DeploymentException)
        {
            return $"the state of the stack {name} could not be read: {e.Message}";
        }
    }
}

using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.CloudFormation;

/// <summary>
/// Deploys one stack: described, compared, brought into a state that can be deployed, planned by a change set, gated, executed,
/// followed by its events. Safe to repeat at any time, also while another run works on the same stack.
/// </summary>
public sealed class StackDeployer
{
    /// <summary>How often a stack is planned anew when another run got in between.</summary>
    private const int Attempts = 10;

    private readonly CloudFormationCalls _calls;
    private readonly AwsConnection _connection;
    private readonly StackDeployerOptions _options;
    private readonly IProgress<StackProgress> _progress;
    private readonly TimeProvider _time;
    private readonly ChangeSetPlanner _planner;
    private readonly StackOperation _operation;
    private readonly DataLossGate _gate;
    private readonly StackRecovery _recovery;

    /// <summary>A deployer on the given AWS.</summary>
    /// <param name="clients">The clients, and where they are.</param>
    /// <param name="calls">The run's calls, shared by all its stacks.</param>
    /// <param name="options">Limits and permissions.</param>
    /// <param name="progress">Where events and notes go, called on the deploying thread.</param>
    /// <param name="time">The clock of all waits.</param>
    public StackDeployer(AwsClients clients, CloudFormationCalls calls, StackDeployerOptions options, IProgress<StackProgress> progress, TimeProvider time)
    {
        _connection = clients.Connection;
        _options = options;
        _progress = progress;
        _time = time;
        _calls = calls;
        _planner = new ChangeSetPlanner(_calls, new TemplateStore(options.ArtifactBucket is { } bucket ? new ArtifactStore(clients, bucket, calls.Retry) : null), time);
        _operation = new StackOperation(_calls, options, progress, time);
        _gate = new DataLossGate(options.AllowDataLoss);
        _recovery = new StackRecovery(_calls, _operation, _gate, _connection, progress);
    }

    /// <summary>Deploys the stack, or finds that it is as declared.</summary>
    /// <param name="stack">What it should be.</param>
    /// <param name="beforeFirstWrite">Awaited once before anything is written, such as the check of the account; throws to stop.</param>
    /// <param name="ct">Cancels: nothing new starts, an unexecuted change set is deleted; what AWS executes goes on.</param>
    /// <exception cref="DeploymentException">It failed, was refused, or AWS still works on it after the timeout.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<StackOutcome> DeployAsync(StackDeclaration stack, Func<CancellationToken, Task> beforeFirstWrite, CancellationToken ct)
    {
        var parameters = stack.EffectiveParameters();
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        var run = new Run(stack, parameters, beforeFirstWrite, _time.GetTimestamp());
        using var part = _calls.Join();
        try
        {
            return await DeployAsync(run, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw await StillRunningAsync(stack.Name);
        }
        catch (OperationCanceledException)
        {
            _progress.Report(new StackNote(stack.Name, $"cancelled: {await StateAsync(stack.Name)}"));
            throw;
        }
        catch (AmazonServiceException e)
        {
            throw new DeploymentException(FailureKind.Failed, $"{stack.Name}: {ReasonText.Plain(e.Message)} ({e.ErrorCode})",
                FailureHint.For(e.Message) is { } hint ? [$"hint: {hint}"] : [], e);
        }
    }

    private async Task<StackOutcome> DeployAsync(Run run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var found = attempt == 1 ? await _calls.GlanceAsync(run.Stack.Name, ct) : await _calls.FindStackAsync(run.Stack.Name, ct);
                _progress.Report(new StackFound(run.Stack.Name, found?.StackStatus.Value));
                if (_options.DryRun)
                    return await PlanAsync(run, found, ct);
                if (await PrepareAsync(run, found, ct) is not { } action)
                    continue;
                var outcome = action == StackAction.Update && await IsUnchangedAsync(run, found!, ct)
                    ? Unchanged(run, found!)
                    : await ChangeAsync(run, action == StackAction.Create, found, ct);
                if (run.Stack.TerminationProtection && (action == StackAction.Create || found!.EnableTerminationProtection != true))
                    await ProtectAsync(run, outcome.StackId, ct);
                return outcome;
            }
            catch (AmazonServiceException e) when (AwsErrors.IsBusyStack(e) && attempt < Attempts)
            {
                _progress.Report(new StackNote(run.Stack.Name, "another run works on this stack; planning again"));
                await Task.Delay(TimeSpan.FromSeconds(1), _time, ct);
            }
        }
    }

    /// <summary>What a deployment would do. The change set is deleted again, and with it a stack that exists for it alone.</summary>
    private async Task<StackOutcome> PlanAsync(Run run, Stack? found, CancellationToken ct)
    {
        var status = found?.StackStatus.Value ?? StackStatusTable.None;
        var action = StackStatusTable.ActionFor(status);
        if (action is not (StackAction.Create or StackAction.Update))
        {
            _progress.Report(new StackNote(run.Stack.Name, $"the stack is in {status}; what would change is known only after a deployment has dealt with that"));
            return Planned(run, found!.StackId, status, []);
        }
        if (action == StackAction.Update && await IsUnchangedAsync(run, found!, ct))
            return Unchanged(run, found!);
        await run.BeforeFirstWriteAsync(ct);
        var (changeSetId, stackId) = await _planner.CreateAsync(run.Stack, run.Parameters, action == StackAction.Create ? null : found, ct);
        try
        {
            var plan = await _planner.ReadAsync(run.Stack, changeSetId, stackId, ct);
            if (plan.IsEmpty && found is not null)
                return Unchanged(run, found);
            _progress.Report(new ChangesPlanned(run.Stack.Name, plan.Changes));
            if (_gate.Refusal(run.Stack.Name, plan.Changes) is { } refusal)
                _progress.Report(new StackNote(run.Stack.Name, $"a deployment would be refused: {refusal.Message}"));
            return Planned(run, stackId, status, plan.Changes);
        }
        finally
        {
            await DiscardAsync(changeSetId, stackId, withStack: action == StackAction.Create);
        }
    }

    private StackOutcome Planned(Run run, string stackId, string status, IReadOnlyList<PlannedChange> changes) =>
        new(run.Stack.Name, stackId, StackEffect.Planned, status, new Dictionary<string, string>(StringComparer.Ordinal), changes, _time.GetElapsedTime(run.Started));

    /// <summary>Does what the stack's status demands. Null means: read the stack again and decide anew.</summary>
    private async Task<StackAction?> PrepareAsync(Run run, Stack? found, CancellationToken ct)
    {
        var status = found?.StackStatus.Value ?? StackStatusTable.None;
        var action = StackStatusTable.ActionFor(status);
        switch (action)
        {
            case StackAction.Create or StackAction.Update:
                return action;
            case StackAction.Wait:
                await _operation.AttachAsync(found!, ct);
                return null;
            case StackAction.DeleteThenCreateIfAllowed when !_options.RecoverByDelete:
                throw new DeploymentException(FailureKind.Failed, $"{run.Stack.Name}: the stack is in {status}, which only deleting it mends",
                    [.. Because(found!), $"see: {_connection.LinkTo(found!.StackId)}"]) { Next = "run the same command with --recover-by-delete" };
            case StackAction.Stop:
                throw new DeploymentException(FailureKind.Failed, $"{run.Stack.Name}: the stack is in {status}, from which no deployment is possible",
                    [.. Because(found!), $"see: {_connection.LinkTo(found!.StackId)}"]) { Next = NextAfterStop(status, run.Stack.Name) };
        }
        run.Recover(action, status);
        await run.BeforeFirstWriteAsync(ct);
        await (action switch
        {
            StackAction.ContinueRollbackThenUpdate => _recovery.ContinueRollbackAsync(found!, ct),
            StackAction.RollbackThenUpdate => _recovery.RollbackAsync(found!, ct),
            _ => _recovery.DeleteAsync(found!, ct),
        });
        await UntilRecoveredAsync(found!, ct);
        return null;
    }

    /// <summary>Waits until DescribeStacks no longer shows the state that was recovered from, which the events have proved to be over.</summary>
    private async Task UntilRecoveredAsync(Stack before, CancellationToken ct)
    {
        var started = _time.GetTimestamp();
        var interval = PollInterval.OfReads();
        while (await _calls.FindStackAsync(before.StackName, ct) is { } now && now.StackId == before.StackId
            && (now.StackStatus == before.StackStatus || now.StackStatus.Value.StartsWith("DELETE_", StringComparison.Ordinal))
            && _time.GetElapsedTime(started) < _options.ProofTimeout)
        {
            await Task.Delay(interval.Next(), _time, ct);
        }
    }

    private async Task ProtectAsync(Run run, string stackId, CancellationToken ct)
    {
        await run.BeforeFirstWriteAsync(ct);
        await _calls.ProtectAsync(stackId, ct);
        _progress.Report(new StackNote(run.Stack.Name, "termination protection switched on"));
    }

    private async Task<bool> IsUnchangedAsync(Run run, Stack found, CancellationToken ct) =>
        StackComparison.MayBeUnchanged(run.Stack, run.Parameters, found)
        && StackComparison.SameTemplate(run.Stack.Template.Body, await _calls.TemplateAsync(found.StackId, ct));

    private async Task<StackOutcome> ChangeAsync(Run run, bool create, Stack? found, CancellationToken ct)
    {
        await run.BeforeFirstWriteAsync(ct);
        var (changeSetId, stackId) = await _planner.CreateAsync(run.Stack, run.Parameters, create ? null : found, ct);
        ChangeSetPlan plan;
        var token = StackOperation.NewToken();
        var (executed, overtaken) = (false, false);
        try
        {
            plan = await _planner.ReadAsync(run.Stack, changeSetId, stackId, ct);
            if (plan.IsEmpty && found is not null)
                return Unchanged(run, found);
            _progress.Report(new ChangesPlanned(run.Stack.Name, plan.Changes));
            _gate.Check(run.Stack.Name, plan.Changes);
            ct.ThrowIfCancellationRequested();
            await _calls.ExecuteChangeSetAsync(changeSetId, token, ct);
            executed = true;
            _progress.Report(new OperationStarted(run.Stack.Name, changeSetId, token));
        }
        catch (AmazonServiceException e) when (AwsErrors.IsBusyStack(e))
        {
            overtaken = true;
            throw;
        }
        finally
        {
            if (!executed)
                await DiscardAsync(changeSetId, stackId, withStack: create && !overtaken);
        }
        var ended = await _operation.FollowAsync(stackId, run.Stack.Name, token, plan.Created, ct);
        if (ended.Status != (create ? "CREATE_COMPLETE" : "UPDATE_COMPLETE"))
            throw StackFailure.From(run.Stack.Name, stackId, ended, _connection, run.Stack.Template);
        var final = await CaughtUpAsync(plan, ct);
        return new StackOutcome(run.Stack.Name, stackId, StackEffect.Deployed, ended.Status, Outputs(final), plan.Changes, _time.GetElapsedTime(run.Started));
    }

    /// <summary>The stack once DescribeStacks has caught up with its events, for its outputs.</summary>
    private async Task<Stack> CaughtUpAsync(ChangeSetPlan plan, CancellationToken ct)
    {
        var started = _time.GetTimestamp();
        var interval = PollInterval.OfReads();
        while (true)
        {
            var stack = await _calls.GlanceAsync(plan.StackId, ct);
            if (stack is not null && StackStatusTable.IsSettled(stack.StackStatus.Value) && (stack.ChangeSetId == plan.Id || stack.LastUpdatedTime >= plan.Created))
                return stack;
            if (_time.GetElapsedTime(started) > _options.ProofTimeout)
                throw new DeploymentException(FailureKind.Failed, $"{AwsConnection.NameIn(plan.StackId)}: deployed, but AWS still shows the state before it; its outputs could not be read");
            await Task.Delay(interval.Next(), _time, ct);
        }
    }

    /// <summary>Clears away a change set that was not executed; a few seconds only, for it also runs while the command is being cancelled.</summary>
    private async Task DiscardAsync(string changeSetId, string stackId, bool withStack)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(4), _time);
        try
        {
            await _planner.DiscardAsync(changeSetId, stackId, withStack, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or DeploymentException)
        {
            _progress.Report(new StackNote(AwsConnection.NameIn(stackId), $"could not delete the change set {changeSetId}: {e.Message}"));
        }
    }

    private StackOutcome Unchanged(Run run, Stack found) =>
        new(run.Stack.Name, found.StackId, StackEffect.Unchanged, found.StackStatus.Value, Outputs(found), [], _time.GetElapsedTime(run.Started));

    private async Task<DeploymentException> StillRunningAsync(string stack) =>
        new(FailureKind.StillRunning, $"{stack}: not finished after {_options.Timeout.TotalMinutes:0.##} minutes; {await StateAsync(stack)}") { Next = "run the same command again; it attaches to the operation that runs" };

    /// <summary>The state in words, for a person who just cancelled or waited too long; a few seconds only.</summary>
    private async Task<string> StateAsync(string name)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        try
        {
            var stack = await _calls.FindStackAsync(name, limit.Token);
            var status = stack?.StackStatus.Value;
            if (status is null or "REVIEW_IN_PROGRESS")
                return $"the stack {name} does not exist; nothing was executed";
            return StackStatusTable.IsSettled(status) ? $"the stack {name} is in {status}" : $"the stack {name} is in {status} and AWS goes on with it";
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or DeploymentException)
        {
            return $"the state of the stack {name} could not be read: {e.Message}";
        }
    }

    private static IEnumerable<string> Because(Stack stack) =>
        string.IsNullOrWhiteSpace(stack.StackStatusReason) ? [] : [$"AWS says: {stack.StackStatusReason.Trim()}"];

    private static string NextAfterStop(string status, string stack) => status switch
    {
        "DELETE_FAILED" => $"aws cloudformation delete-stack --stack-name {stack} --retain-resources <logical ids that cannot be deleted>",
        _ => $"aws cloudformation describe-stack-events --stack-name {stack}, then mend the stack by hand",
    };

    private static Dictionary<string, string> Outputs(Stack stack) =>
        (stack.Outputs ?? []).ToDictionary(o => o.OutputKey, o => o.OutputValue, StringComparer.Ordinal);

    /// <summary>What one deployment carries along: its declaration, and what may happen only once.</summary>
    private sealed class Run(StackDeclaration stack, IReadOnlyDictionary<string, string> parameters, Func<CancellationToken, Task> beforeFirstWrite, long started)
    {
        private readonly HashSet<StackAction> _recovered = [];
        private bool _checked;

        internal StackDeclaration Stack => stack;

        internal IReadOnlyDictionary<string, string> Parameters => parameters;

        internal long Started => started;

        internal async Task BeforeFirstWriteAsync(CancellationToken ct)
        {
            if (_checked)
                return;
            await beforeFirstWrite(ct);
            _checked = true;
        }

        /// <summary>Each way of recovery is taken at most once in a run: what did not help the first time is told, not repeated.</summary>
        internal void Recover(StackAction action, string status)
        {
            if (!_recovered.Add(action))
                throw new DeploymentException(FailureKind.Failed, $"{stack.Name}: the stack is in {status} again after this run recovered it once");
        }
    }
}

using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// Updates a stack to its declaration with one change set: planned, gated, executed and followed to its end.
/// </summary>
internal sealed class StackChange
{
    /// <summary>How long cleaning up may take, since it also runs while the command is being cancelled.</summary>
    private static readonly TimeSpan DiscardLimit = TimeSpan.FromSeconds(4);

    private readonly CloudFormationCalls _calls;
    private readonly StackOperation _operation;
    private readonly StackDeployerOptions _options;
    private readonly AwsConnection _connection;
    private readonly RollbackAlarmCheck _alarms;
    private readonly IProgress<StackProgress> _progress;
    private readonly TimeProvider _time;
    private readonly ChangeSetPlanner _planner;
    private readonly DataLossGate _gate;
    private readonly ExportGuard _exports;
    private readonly NameHolder _names;

    internal StackChange(
        AwsClients clients,
        CloudFormationCalls calls,
        StackOperation operation,
        StackDeployerOptions options,
        IProgress<StackProgress> progress,
        TimeProvider time
    )
    {
        (_calls, _operation, _options, _progress, _time) = (calls, operation, options, progress, time);
        _connection = clients.Connection;
        _alarms = new RollbackAlarmCheck(calls, clients.CloudWatch);
        var store = options.ArtifactBucket is { } bucket ? new ArtifactStore(clients, bucket, calls.Retry) : null;
        _planner = new ChangeSetPlanner(calls, new TemplateStore(store), time);
        _gate = new DataLossGate(options.AllowDataLoss);
        _exports = new ExportGuard(calls, progress);
        _names = new NameHolder(calls);
    }

    /// <summary>What an update would do. The change set is deleted again.</summary>
    /// <param name="run">The deployment.</param>
    /// <param name="found">The stack as it is.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    internal async Task<StackOutcome> PlanAsync(
        StackDeploymentState run,
        Stack found,
        CancellationToken cancellationToken
    )
    {
        await _alarms.CheckAsync(run.Stack, cancellationToken);
        await run.BeforeFirstWriteAsync(cancellationToken);
        var (changeSetId, stackId) = await CreateAsync(run, run.Stack, found, cancellationToken);
        var status = found.StackStatus.Value;
        try
        {
            var plan = await _planner.ReadAsync(run.Stack, changeSetId, stackId, cancellationToken);
            if (plan.IsEmpty)
            {
                return run.Unchanged(found);
            }
            _progress.Report(new ChangesPlanned(run.Stack.Name, plan.Changes));
            try
            {
                await CheckAsync(run, found, plan, cancellationToken);
            }
            catch (DeploymentException e) when (e.Kind == FailureKind.Refused)
            {
                var refused = StackForecast.Refused(run.Stack.Name, status, e) with { Changes = plan.Changes };
                return run.Planned(stackId, refused);
            }
            return run.Planned(stackId, new StackForecast(ForecastKind.Updated, status) { Changes = plan.Changes });
        }
        finally
        {
            await DiscardAsync(changeSetId, stackId, withStack: false);
        }
    }

    /// <summary>Executes the change.</summary>
    /// <param name="run">The deployment.</param>
    /// <param name="found">The stack as it is, or null when there is none.</param>
    /// <param name="create">True to create it.</param>
    /// <param name="cancellationToken">Ends the attempt; AWS continues what it executes.</param>
    /// <exception cref="DeploymentException">It failed or was refused.</exception>
    internal async Task<StackOutcome> RunAsync(
        StackDeploymentState run,
        Stack? found,
        bool create,
        CancellationToken cancellationToken
    )
    {
        await _alarms.CheckAsync(run.Stack, cancellationToken);
        await run.BeforeFirstWriteAsync(cancellationToken);
        var outcome = await StepsAsync(run, run.Stack, create ? null : found, found, cancellationToken);
        if (!create || run.Later.Count == 0)
        {
            return outcome;
        }
        _progress.Report(new StackNote(run.Stack.Name, $"created; now with {string.Join(", ", run.Later)}"));
        var created = await CreatedAsync(outcome, cancellationToken);
        return (await StepsAsync(run, run.Stack, created, created, cancellationToken)) with
        {
            Changes = outcome.Changes,
        };
    }

    /// <summary>Executes the change, in two steps if the API's snapshot must follow a removal.</summary>
    private async Task<StackOutcome> StepsAsync(
        StackDeploymentState run,
        StackDeclaration stack,
        Stack? updated,
        Stack? found,
        CancellationToken cancellationToken
    )
    {
        var (changeSetId, stackId) = await CreateAsync(run, stack, updated, cancellationToken);
        var create = updated is null;
        StackTemplate? first;
        ChangeSetPlan plan;
        var token = ClientRequestToken.New();
        var (executed, overtaken) = (false, false);
        try
        {
            plan = await _planner.ReadAsync(stack, changeSetId, stackId, cancellationToken);
            if (plan.IsEmpty && found is not null)
            {
                return run.Unchanged(found);
            }
            _progress.Report(new ChangesPlanned(stack.Name, plan.Changes));
            await CheckAsync(run, updated, plan, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            first = RemovalBeforeSnapshot.FirstStep(stack.Template, plan.Changes);
            if (first is null)
            {
                run.Updating = create ? null : stackId;
                await _calls.ExecuteChangeSetAsync(changeSetId, token, cancellationToken);
                executed = true;
                _progress.Report(new OperationStarted(stack.Name, changeSetId, token));
            }
        }
        catch (AmazonServiceException e) when (AwsErrors.IsBusyStack(e))
        {
            overtaken = true;
            throw;
        }
        finally
        {
            if (!executed)
            {
                await DiscardAsync(changeSetId, stackId, withStack: create && !overtaken);
            }
        }
        if (first is not null)
        {
            _progress.Report(
                new StackNote(stack.Name, "two steps: what the API no longer has goes before its new snapshot is taken")
            );
            await StepsAsync(run, stack with { Template = first }, updated, found, cancellationToken);
            return (await StepsAsync(run, stack, updated, found, cancellationToken)) with { Changes = plan.Changes };
        }
        var ended = await _operation.FollowAsync(stackId, stack.Name, token, plan.Created, cancellationToken);
        run.Updating = null;
        if (ended.Status != (create ? "CREATE_COMPLETE" : "UPDATE_COMPLETE"))
        {
            var cause = RootCause.Of(ended.Events) is [var root, ..] ? root : null;
            var hint = await _names.HintAsync(stack, stackId, run.Parameters, cause, cancellationToken);
            throw StackFailure.From(stack.Name, stackId, ended, _connection, stack.Template, hint: hint);
        }
        return run.Deployed(
            await WaitForOutputsAsync(plan, ended.LastSeen, cancellationToken),
            ended.Status,
            plan.Changes
        );
    }

    private Task<(string ChangeSetId, string StackId)> CreateAsync(
        StackDeploymentState run,
        StackDeclaration stack,
        Stack? found,
        CancellationToken cancellationToken
    ) =>
        _planner.CreateAsync(
            stack,
            found is null ? run.ParametersAtCreation : run.Parameters,
            found,
            cancellationToken
        );

    /// <summary>The stack that was just created.</summary>
    private async Task<Stack> CreatedAsync(StackOutcome outcome, CancellationToken cancellationToken) =>
        await _calls.FindStackAsync(outcome.StackId, cancellationToken)
        ?? throw new DeploymentException(
            FailureKind.Failed,
            $"{outcome.Stack}: the stack was created, and AWS says now that it does not exist"
        );

    /// <summary>All checks between a change set and its execution.</summary>
    private async Task CheckAsync(
        StackDeploymentState run,
        Stack? found,
        ChangeSetPlan plan,
        CancellationToken cancellationToken
    )
    {
        _gate.Check(run.Stack.Name, plan.Changes);
        new NameClash(run.Stack, run.Parameters).Check(plan.Changes);
        if (_options.Refuse?.Invoke(run.Stack.Name, plan.Changes) is { } refusal)
        {
            throw refusal;
        }
        if (found is not null)
        {
            await _exports.CheckAsync(run.Stack, run.Parameters, found, plan.Changes, cancellationToken);
        }
    }

    /// <summary>The stack once DescribeStacks shows the new state, for its outputs.</summary>
    private async Task<Stack> WaitForOutputsAsync(ChangeSetPlan plan, Stack? stack, CancellationToken cancellationToken)
    {
        var budget = new WaitBudget(_options.ProofTimeout, _time);
        var interval = PollInterval.OfReads(_calls.Sharers);
        while (true)
        {
            if (
                stack is not null
                && StackStatusTable.IsSettled(stack.StackStatus.Value)
                && (stack.ChangeSetId == plan.Id || stack.LastUpdatedTime > plan.Created)
            )
            {
                return stack;
            }
            if (budget.IsExhausted)
            {
                throw new DeploymentException(
                    FailureKind.StillRunning,
                    $"{AwsConnection.NameIn(plan.StackId)}: deployed, but "
                        + "AWS still shows the state before it; its outputs "
                        + "could not be read"
                )
                {
                    Next = "run the same command again; it continues from there",
                };
            }
            await budget.DelayAsync(interval.Next(), cancellationToken);
            stack = await _calls.FindRecentStackAsync(plan.StackId, cancellationToken);
        }
    }

    /// <summary>Deletes a change set that was not executed.</summary>
    private async Task DiscardAsync(string changeSetId, string stackId, bool withStack)
    {
        using var limit = new CancellationTokenSource(DiscardLimit, _time);
        try
        {
            await _planner.DiscardAsync(changeSetId, stackId, withStack, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AmazonServiceException or DeploymentException)
        {
            var note = $"could not delete the change set {changeSetId}: {e.Message}";
            _progress.Report(new StackNote(AwsConnection.NameIn(stackId), note));
        }
    }
}

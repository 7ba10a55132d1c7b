using System.Collections.Concurrent;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Creating a stack, and the forward part of an update.</summary>
internal sealed partial class StackRun
{
    private async Task ProvisionAsync(RunningOperation operation)
    {
        var target = operation.Target!;
        var values = new LiveValues(_cloud, _state, Stack);
        Evaluator evaluator;
        IReadOnlyList<ResourceDeclaration> wanted;
        try
        {
            var template = ParameterizedTemplate.Load(_cloud, Stack.Scope, target);
            evaluator = EvaluatorOf(template, target, values);
            wanted = ParameterizedTemplate.Wanted(evaluator);
            AttributeChecks.Run(template.Template, evaluator, _types);
        }
        catch (AwsException refused)
        {
            Fail(operation, refused.Message);
            return;
        }

        if (KeptByPolicy(operation, wanted) is [_, ..] kept)
        {
            Fail(operation, ReasonOf([], kept));
            return;
        }

        await ProvisionAsync(operation, evaluator, wanted, values);
    }

    private async Task ProvisionAsync(
        RunningOperation operation,
        Evaluator evaluator,
        IReadOnlyList<ResourceDeclaration> wanted,
        LiveValues values
    )
    {
        using var timer = Timer(operation);
        using var monitor = Monitor(operation);
        var created = new ConcurrentQueue<string>();
        var updated = new ConcurrentQueue<string>();
        var failed = false;
        var work = Work(operation, operation.Target!);
        var byId = wanted.ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        await DependencyWalk.RunAsync(
            [.. wanted.Select(static resource => resource.LogicalId)],
            id => TemplateReferences.Dependencies(evaluator.Template, byId[id], evaluator.Holds),
            async id =>
            {
                var existing = _state.Resource(_stackId, id);
                if (await ProvisionAsync(operation, work, evaluator, byId[id], existing))
                {
                    return true;
                }

                (_state.Resource(_stackId, id)?.Status == "CREATE_FAILED" ? created : updated).Enqueue(id);
                failed = true;
                if (!operation.DisableRollback)
                {
                    await _cancel.CancelAsync();
                }

                return false;
            },
            () => (failed && !operation.DisableRollback) || _cancel.IsCancellationRequested
        );
        if (!failed)
        {
            await MonitoredAsync(operation);
        }

        _cloud.Stopping.ThrowIfCancellationRequested();
        if (!_abandoned && (failed || _cancel.IsCancellationRequested))
        {
            Fail(operation, ReasonOf([.. created], [.. updated]));
        }
        else if (!_abandoned)
        {
            Succeed(operation, evaluator, values);
        }
    }

    private string ReasonOf(string[] created, string[] updated) =>
        _breach is { } breach ? breach
        : _timedOut ? "Stack creation time exceeded the specified timeout. "
        : Failures("create", created) + Failures("update", updated);

    private async Task<bool> ProvisionAsync(
        RunningOperation operation,
        ResourceWork work,
        Evaluator evaluator,
        ResourceDeclaration declared,
        StackResource? existing
    )
    {
        var touched = existing?.OperationId == operation.Id;
        if (touched && existing!.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE")
        {
            return true;
        }

        WantedResource wanted;
        try
        {
            wanted = Wanted(evaluator, declared);
        }
        catch (AwsException refused)
        {
            Refuse(operation, declared, existing, refused.Message);
            return false;
        }

        if (touched && existing!.Status is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS")
        {
            return await work.GoOnAsync(wanted, existing);
        }

        if (operation.Imports.Contains(declared.LogicalId) && existing?.Current is null)
        {
            return work.Import(wanted);
        }

        if (existing?.Current is not { } current)
        {
            return await work.CreateAsync(wanted, existing: null);
        }

        if (existing.Status == "CREATE_FAILED")
        {
            // Left by a creation without rollback: its remains are deleted first.
            return await work.DeleteAsync(existing, current, static resource => resource with { Current = null })
                && await work.CreateAsync(wanted, existing: null);
        }

        if (IsSame(wanted, current, operation.Target!.Tags) && existing.Status != "UPDATE_FAILED")
        {
            KeepPolicies(existing, current, wanted);
            return true;
        }

        return await ChangeAsync(operation, work, declared, wanted, existing, current);
    }

    private void KeepPolicies(StackResource existing, PhysicalResource current, WantedResource wanted) =>
        _state.Put(
            existing with
            {
                Current = current with
                {
                    DependsOn = wanted.DependsOn,
                    DeletionPolicy = wanted.DeletionPolicy,
                    UpdateReplacePolicy = wanted.UpdateReplacePolicy,
                },
            }
        );

    /// <summary>Updates or replaces a resource, unless the stack policy denies it.</summary>
    private async Task<bool> ChangeAsync(
        RunningOperation operation,
        ResourceWork work,
        ResourceDeclaration declared,
        WantedResource wanted,
        StackResource existing,
        PhysicalResource current
    )
    {
        var replace =
            wanted.Type.Name != current.Type || wanted.Type.NeedsReplacement(current.Properties, wanted.Properties);
        if (Denial(operation, existing, replace ? "Update:Replace" : "Update:Modify") is { } denial)
        {
            Refuse(operation, declared, existing, denial);
            return false;
        }

        return replace ? await work.CreateAsync(wanted, existing) : await work.UpdateAsync(wanted, existing);
    }

    private string? Denial(RunningOperation operation, StackResource existing, string action) =>
        operation.Kind == OperationKind.Update
            ? StackPolicy.Denial(operation.TemporaryPolicy ?? Stack.Policy, existing, action)
            : null;

    /// <summary>
    /// Resources that an update would delete and the stack policy keeps: they end it before it begins.
    /// </summary>
    private string[] KeptByPolicy(RunningOperation operation, IReadOnlyList<ResourceDeclaration> wanted)
    {
        var kept = new List<string>();
        foreach (
            var resource in _state
                .Resources(_stackId)
                .Where(resource =>
                    resource.Current is not null && wanted.All(each => each.LogicalId != resource.LogicalId)
                )
                .ToArray()
        )
        {
            if (Denial(operation, resource, "Update:Delete") is { } denial)
            {
                Refuse(operation, new(resource.LogicalId, resource.Type, []), resource, denial);
                kept.Add(resource.LogicalId);
            }
        }

        return [.. kept];
    }

    /// <summary>A resource fails before its type is called.</summary>
    private void Refuse(
        RunningOperation operation,
        ResourceDeclaration declared,
        StackResource? existing,
        string reason
    )
    {
        var resource =
            existing
            ?? new StackResource
            {
                StackId = _stackId,
                LogicalId = declared.LogicalId,
                Type = declared.Type,
                Status = "",
                Changed = default,
                IsNew = true,
            };
        _log.SetResource(
            resource with
            {
                Status = existing?.Current is null ? "CREATE_FAILED" : "UPDATE_FAILED",
                StatusReason = reason,
                OperationId = operation.Id,
                Before = existing?.Before ?? existing?.Current,
            }
        );
    }

    private void Succeed(RunningOperation operation, Evaluator evaluator, LiveValues values)
    {
        StackDefinition made;
        try
        {
            var outputs = Outputs(evaluator);
            made = operation.Target! with { Outputs = outputs, Imports = values.Imports };
            if (StackExports.Conflict(_state, Stack, outputs) is { } conflict)
            {
                Fail(operation, conflict);
                return;
            }
        }
        catch (AwsException refused)
        {
            Fail(operation, refused.Message);
            return;
        }

        if (operation.Kind == OperationKind.Create)
        {
            using var batch = _cloud.Store.Begin();
            Settle(null);
            End(
                "CREATE_COMPLETE",
                null,
                stack => stack with { Definition = made, Description = evaluator.Template.Description }
            );
            return;
        }

        MoveTo(
            OperationPhase.Cleanup,
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            null,
            stack =>
                stack with
                {
                    Definition = made,
                    Description = evaluator.Template.Description,
                    LastStable = null,
                    Policy = operation.NextPolicy ?? stack.Policy,
                }
        );
    }

    private static IReadOnlyList<StackOutput> Outputs(Evaluator evaluator) =>
        [
            .. from output in evaluator.Template.Outputs.Values
            where evaluator.Holds(output.Condition)
            let value = evaluator.Text(output.Body["Value"])
            where value is not null
            select new StackOutput(
                output.Name,
                value,
                output.Body.Text("Description"),
                evaluator.Text(output.ExportName) is { Length: > 0 } name ? name : null
            ),
        ];

    private void Fail(RunningOperation operation, string reason)
    {
        ForgetCancellation();
        reason = Stack.Operation!.CancelRequested ? "User Initiated" : reason;
        if (operation.Kind != OperationKind.Create)
        {
            _ = operation.DisableRollback
                ? End(
                    "UPDATE_FAILED",
                    reason,
                    stack =>
                        stack with
                        {
                            LastStable = stack.LastStable ?? stack.Definition,
                            Definition = operation.Target,
                        }
                )
                : MoveTo(OperationPhase.Rollback, "UPDATE_ROLLBACK_IN_PROGRESS", reason);
            return;
        }

        if (operation.DisableRollback || operation.OnFailure == "DO_NOTHING")
        {
            End("CREATE_FAILED", reason, stack => stack with { Definition = operation.Target });
            return;
        }

        var requested = reason.TrimEnd().EndsWith("requested by user.", StringComparison.Ordinal);
        _ =
            operation.OnFailure == "DELETE"
                ? MoveTo(
                    OperationPhase.Delete,
                    "DELETE_IN_PROGRESS",
                    requested ? reason : reason + "Delete requested by user.",
                    stack => stack with { Deleted = _cloud.Now, Definition = operation.Target }
                )
                : MoveTo(
                    OperationPhase.Rollback,
                    "ROLLBACK_IN_PROGRESS",
                    requested ? reason : reason + "Rollback requested by user.",
                    stack => stack with { Definition = operation.Target }
                );
    }

    /// <summary>The operation has succeeded: nothing can be rolled back any more.</summary>
    private void Settle(Func<StackResource, bool>? which)
    {
        foreach (var resource in _state.Resources(_stackId).Where(resource => which is null || which(resource)))
        {
            if (
                resource.IsNew
                || resource.Before is not null
                || resource.Leftover is not null
                || resource.AttemptToken is not null
            )
            {
                _state.Put(resource with { IsNew = false, Before = null, Leftover = null, AttemptToken = null });
            }
        }
    }

    private void TimeOut()
    {
        _timedOut = true;
        Cancel();
    }

    /// <summary>Cancels the work when the stack's TimeoutInMinutes is over.</summary>
    private ITimer? Timer(RunningOperation operation) =>
        operation.Deadline is { } deadline
            ? _cloud.Time.CreateTimer(
                _ => TimeOut(),
                null,
                deadline > _cloud.Now ? deadline - _cloud.Now : TimeSpan.Zero,
                Timeout.InfiniteTimeSpan
            )
            : null;
}

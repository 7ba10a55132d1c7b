namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Rollback: a failed creation is deleted, a failed update is undone.</summary>
internal sealed partial class StackRun
{
    private async Task RollBackCreationAsync(RunningOperation operation)
    {
        var failed = await DeleteAllAsync(operation, isRollback: true);
        if (_abandoned)
        {
            return;
        }

        using var batch = _cloud.Store.Begin();
        _ =
            failed.Count > 0
                ? End("ROLLBACK_FAILED", Failures("delete", failed))
                : End("ROLLBACK_COMPLETE", null, stack => stack with { Deleted = _cloud.Now });
    }

    private async Task RollBackUpdateAsync(RunningOperation operation)
    {
        var touched = _state
            .Resources(_stackId)
            .Where(static resource => resource.Before is not null && !resource.IsNew)
            .ToArray();
        var work = Work(operation, Stack.Definition!);
        var byId = touched.ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        var failed = await FailedOfAsync(
            [.. byId.Keys],
            id => byId[id].Before!.DependsOn,
            id => UndoAsync(operation, work, byId[id])
        );
        if (_abandoned)
        {
            return;
        }

        if (failed.Count > 0)
        {
            End("UPDATE_ROLLBACK_FAILED", Failures("update", failed));
            return;
        }

        MoveTo(OperationPhase.RollbackCleanup, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", null);
    }

    private async Task<bool> UndoAsync(RunningOperation operation, ResourceWork work, StackResource resource)
    {
        var before = resource.Before!;
        if (operation.LeftOut.Contains(resource.LogicalId))
        {
            _log.SetResource(
                resource with
                {
                    Status = "UPDATE_COMPLETE",
                    StatusReason = null,
                    Before = null,
                    OperationId = operation.Id,
                }
            );
            return true;
        }

        var wanted = new WantedResource(
            resource.LogicalId,
            _types.Find(before.Type)!,
            before.Properties,
            before.DependsOn,
            before.DeletionPolicy,
            before.UpdateReplacePolicy
        );
        var current = resource.Current;
        if (current is null || (current.PhysicalId == before.PhysicalId && current.Type == before.Type))
        {
            return await work.UpdateAsync(wanted, resource, isRollback: true);
        }

        // A replacement: the old resource still exists and is used again; the clean-up deletes the new one.
        var back = _log.SetResource(
            resource with
            {
                Type = before.Type,
                Status = "UPDATE_IN_PROGRESS",
                StatusReason = null,
                Current = before,
                Leftover = current,
                OperationId = operation.Id,
            },
            before.Properties
        );
        _log.SetResource(
            back with
            {
                Status = "UPDATE_COMPLETE",
                Before = null,
                AttemptToken = null,
            },
            before.Properties
        );
        return true;
    }

    /// <summary>
    /// Deletes what an update, or its rollback, does not need any more. A deletion that fails does not fail the stack.
    /// </summary>
    private async Task CleanupAsync(RunningOperation operation, string final)
    {
        var isRollback = operation.Phase == OperationPhase.RollbackCleanup;
        var definition = Stack.Definition!;
        var resources = _state.Resources(_stackId);
        var work = Work(operation, definition);
        var kept = isRollback
            ? resources
                .Where(static resource => !resource.IsNew)
                .Select(static resource => resource.LogicalId)
                .ToHashSet(StringComparer.Ordinal)
            : WantedIds(definition);
        var removed = resources
            .Where(resource => !kept.Contains(resource.LogicalId))
            .Reverse()
            .ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        foreach (var resource in resources.Where(resource => kept.Contains(resource.LogicalId)).Reverse())
        {
            await CleanUpReplacedAsync(work, resource, isRollback);
        }

        string[] ids = [.. removed.Keys];
        await DependencyWalk.RunAsync(
            ids,
            DependencyWalk.Reversed(ids, id => removed[id].Current?.DependsOn ?? []),
            async id =>
            {
                await RemoveAsync(operation, work, removed[id], isRollback);
                return true;
            },
            () => _cancel.IsCancellationRequested
        );
        _cloud.Stopping.ThrowIfCancellationRequested();
        if (_abandoned)
        {
            return;
        }

        using var batch = _cloud.Store.Begin();
        Settle(null);
        End(final);
    }

    private async Task CleanUpReplacedAsync(ResourceWork work, StackResource resource, bool isRollback)
    {
        var old =
            resource.Leftover
            ?? (
                !isRollback
                && resource.Before is { } before
                && resource.Current is { } current
                && (before.PhysicalId != current.PhysicalId || before.Type != current.Type)
                    ? before
                    : null
            );
        if (old is null)
        {
            return;
        }

        var policy = isRollback ? null : resource.Current?.UpdateReplacePolicy;
        if (policy == "Retain")
        {
            _log.SetResource(
                resource with
                {
                    Status = "DELETE_SKIPPED",
                    StatusReason = null,
                },
                physicalId: old.PhysicalId
            );
        }
        else
        {
            await work.DeleteAsync(resource, old, static resource => resource);
        }

        _state.Put(
            _state.Resource(_stackId, resource.LogicalId)! with
            {
                Status = resource.Status is "DELETE_IN_PROGRESS" ? "UPDATE_COMPLETE" : resource.Status,
                StatusReason = null,
                Before = null,
                Leftover = null,
                AttemptToken = null,
            }
        );
    }

    private async Task RemoveAsync(
        RunningOperation operation,
        ResourceWork work,
        StackResource resource,
        bool isRollback
    )
    {
        if (resource.Leftover is { } leftover)
        {
            await work.DeleteAsync(resource, leftover, static resource => resource);
        }

        if (resource.Current is not { } current)
        {
            if (resource.Status != "DELETE_COMPLETE")
            {
                _log.SetResource(resource with { Status = "DELETE_COMPLETE", StatusReason = null });
            }
        }
        else if (Keeps(operation, resource.LogicalId, current, isRollback))
        {
            _log.SetResource(resource with { Status = "DELETE_SKIPPED", StatusReason = null });
        }
        else
        {
            await work.DeleteAsync(resource, current, static resource => resource with { Current = null });
        }

        _state.Remove(resource);
    }

    private HashSet<string> WantedIds(StackDefinition definition)
    {
        var template = Templates.ParameterizedTemplate.Load(_cloud, Stack.Scope, definition);
        return Templates
            .ParameterizedTemplate.Wanted(EvaluatorOf(template, definition, new LiveValues(_cloud, _state, Stack)))
            .Select(static resource => resource.LogicalId)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool Keeps(
        RunningOperation operation,
        string logicalId,
        PhysicalResource resource,
        bool isRollback
    ) =>
        (isRollback && operation.Imports.Contains(logicalId))
        || resource.DeletionPolicy switch
        {
            "Retain" => !(isRollback && operation.RetainExceptOnCreate),
            "RetainExceptOnCreate" => !isRollback,
            _ => false,
        };
}

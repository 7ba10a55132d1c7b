using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Deleting a stack.</summary>
internal sealed partial class StackRun
{
    private async Task DeleteAsync(RunningOperation operation)
    {
        var failed = await DeleteAllAsync(operation, isRollback: operation.Kind == OperationKind.Create);
        if (_abandoned)
        {
            return;
        }

        using var batch = _cloud.Store.Begin();
        if (failed.Count > 0)
        {
            End("DELETE_FAILED", Failures("delete", failed));
            return;
        }

        foreach (
            var changeSet in _state
                .ChangeSets(_stackId)
                .Where(static changeSet => !changeSet.ExecutionStatus.StartsWith("EXECUTE", StringComparison.Ordinal))
        )
        {
            _state.Remove(changeSet);
        }

        End("DELETE_COMPLETE", null, static stack => stack with { ChangeSetId = null });
    }

    /// <summary>
    /// Deletes every resource in the reverse of the order in which they depend on each other; answers the logical ids
    /// that failed.
    /// </summary>
    private async Task<IReadOnlyList<string>> DeleteAllAsync(RunningOperation operation, bool isRollback)
    {
        ForgetCancellation();
        var resources = _state
            .Resources(_stackId)
            .Where(static resource => resource.Status != "DELETE_COMPLETE" && resource.Status != "DELETE_SKIPPED")
            .Reverse()
            .ToArray();
        var byId = resources.ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        var work = Work(
            operation,
            Stack.Definition
                ?? operation.Target
                ?? throw new AwsException("InternalFailure", "A stack without definition has no resources.", 500)
        );
        string[] ids = [.. byId.Keys];
        return await FailedOfAsync(
            ids,
            DependencyWalk.Reversed(ids, id => byId[id].Current?.DependsOn ?? []),
            id => DeleteOneAsync(operation, work, byId[id], isRollback)
        );
    }

    /// <summary>Works on resources in the order of their dependencies; answers those that failed.</summary>
    private async Task<IReadOnlyList<string>> FailedOfAsync(
        string[] ids,
        Func<string, IEnumerable<string>> dependsOn,
        Func<string, Task<bool>> workAsync
    )
    {
        var failed = new List<string>();
        await DependencyWalk.RunAsync(
            ids,
            dependsOn,
            async id =>
            {
                if (await workAsync(id))
                {
                    return true;
                }

                lock (failed)
                {
                    failed.Add(id);
                }

                return false;
            },
            () => _cancel.IsCancellationRequested
        );
        _cloud.Stopping.ThrowIfCancellationRequested();
        return failed;
    }

    private async Task<bool> DeleteOneAsync(
        RunningOperation operation,
        ResourceWork work,
        StackResource resource,
        bool isRollback
    )
    {
        foreach (var old in new[] { resource.Leftover, resource.Before })
        {
            if (old is not null && old.PhysicalId != resource.Current?.PhysicalId)
            {
                await work.DeleteAsync(
                    resource,
                    old,
                    static resource => resource with { Leftover = null, Before = null }
                );
            }
        }

        if (resource.Current is not { } current)
        {
            _log.SetResource(
                resource with
                {
                    Status = "DELETE_COMPLETE",
                    StatusReason = null,
                    OperationId = operation.Id,
                }
            );
            return true;
        }

        if (operation.LeftOut.Contains(resource.LogicalId) || Keeps(operation, resource.LogicalId, current, isRollback))
        {
            _log.SetResource(
                resource with
                {
                    Status = "DELETE_SKIPPED",
                    StatusReason = null,
                    OperationId = operation.Id,
                }
            );
            return true;
        }

        if (
            await work.DeleteAsync(
                resource,
                current,
                static resource => resource with { Before = null, Leftover = null }
            )
        )
        {
            return true;
        }

        if (!operation.Force)
        {
            return false;
        }

        _log.SetResource(_state.Resource(_stackId, resource.LogicalId)! with { Status = "DELETE_SKIPPED" });
        return true;
    }
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Creates, updates and deletes single resources for one operation: calls the type, waits, writes events, and survives
/// a kill.
/// </summary>
internal sealed class ResourceWork(
    Cloud cloud,
    CloudFormationState state,
    StackLog log,
    string stackId,
    RunningOperation operation,
    IReadOnlyList<KeyValuePair<string, string>> tags,
    CancellationToken cancelled
)
{
    private const string Replacing =
        "Requested update requires the creation of a new physical resource; hence creating one.";
    private const string Initiated = "Resource creation Initiated";
    private readonly string _operationId = operation.Id;
    private readonly Stack _stack = state.ById(stackId)!;
    private readonly StackCaller _caller = new(cloud, operation, state.ById(stackId)!.Scope);

    /// <summary>Continues what a killed host had started.</summary>
    public Task<bool> GoOnAsync(WantedResource wanted, StackResource started) =>
        started.StatusReason switch
        {
            Initiated => FinishAsync(wanted, started),
            null when started.Status == "UPDATE_IN_PROGRESS" => UpdateAsync(wanted, started),
            _ => MakeAndFinishAsync(wanted, started, resumed: true),
        };

    /// <summary>Creates a new or replacing resource. Returns whether that succeeded.</summary>
    public Task<bool> CreateAsync(WantedResource wanted, StackResource? existing)
    {
        var replaced = existing?.Current;
        var resource = log.SetResource(
            new StackResource
            {
                StackId = stackId,
                LogicalId = wanted.LogicalId,
                Type = wanted.Type.Name,
                Status = replaced is null ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS",
                StatusReason = replaced is null ? null : Replacing,
                Changed = default,
                Current = replaced,
                Before = existing?.Before ?? replaced,
                Leftover = existing?.Leftover,
                OperationId = _operationId,
                AttemptToken = Guid.NewGuid().ToString(),
                IsNew = replaced is null || existing!.IsNew,
            },
            wanted.Properties
        );
        return MakeAndFinishAsync(wanted, resource, resumed: false);
    }

    /// <summary>Takes over the existing resource that has the wanted name. Returns whether that succeeded.</summary>
    public bool Import(WantedResource wanted)
    {
        var resource = log.SetResource(
            new StackResource
            {
                StackId = stackId,
                LogicalId = wanted.LogicalId,
                Type = wanted.Type.Name,
                Status = "IMPORT_IN_PROGRESS",
                StatusReason = "Resource import started.",
                Changed = default,
                OperationId = _operationId,
                AttemptToken = Guid.NewGuid().ToString(),
                IsNew = true,
            },
            wanted.Properties
        );
        try
        {
            var type = (IImportable)wanted.Type;
            var request = Request(wanted.LogicalId, resource, wanted.Properties, resumed: false);
            _caller.Check(wanted.Type, HandlerKind.Read, request);
            using var batch = cloud.Store.Begin();
            var outcome =
                type.Existing(request)
                ?? throw new ResourceException("NotFound", $"The resource {wanted.LogicalId} does not exist any more.");
            var imported = log.SetResource(
                resource with
                {
                    Status = "IMPORT_COMPLETE",
                    StatusReason = "Resource import completed.",
                    Current = Physical(wanted, outcome),
                },
                wanted.Properties
            );
            type.Adopt(request with { PhysicalId = outcome.PhysicalId });
            const string Tagging = "Apply stack-level tags to imported resource if applicable.";
            log.SetResource(imported with { Status = "UPDATE_IN_PROGRESS", StatusReason = Tagging });
            log.SetResource(imported with { Status = "UPDATE_COMPLETE", StatusReason = null, AttemptToken = null });
            return true;
        }
        catch (Exception failure) when (!cloud.Stopping.IsCancellationRequested)
        {
            Fail(resource, "IMPORT_FAILED", failure, "Resource import cancelled", wanted.Properties);
            return false;
        }
    }

    /// <summary>Updates a resource in place. Returns whether that succeeded.</summary>
    public async Task<bool> UpdateAsync(WantedResource wanted, StackResource existing, bool isRollback = false)
    {
        var resumed =
            existing.OperationId == _operationId
            && existing.Status == "UPDATE_IN_PROGRESS"
            && existing.AttemptToken is not null;
        var resource = resumed
            ? existing
            : log.SetResource(
                existing with
                {
                    Status = "UPDATE_IN_PROGRESS",
                    StatusReason = null,
                    Before = existing.Before ?? existing.Current,
                    OperationId = _operationId,
                    AttemptToken = Guid.NewGuid().ToString(),
                },
                wanted.Properties
            );
        try
        {
            Check(wanted);
            var fault = cloud.Faults.TakeResourceFault(wanted.LogicalId, wanted.Type.Name, ResourceAction.Update);
            await TakeTimeAsync(wanted.LogicalId, wanted.Type.Name);
            if (fault is not null)
            {
                throw new ResourceException("GeneralServiceException", fault) { IsWholeReason = true };
            }

            var current = resource.Current!;
            var request = Request(wanted.LogicalId, resource, wanted.Properties, resumed) with
            {
                PhysicalId = current.PhysicalId,
                PreviousProperties = current.Properties,
                Attributes = current.Attributes,
            };
            _caller.Check(wanted.Type, HandlerKind.Update, request);
            var outcome = await wanted.Type.UpdateAsync(request, cancelled);
            log.SetResource(
                resource with
                {
                    Status = "UPDATE_COMPLETE",
                    StatusReason = RecordedOnly.Of(wanted.Type),
                    Current = Physical(wanted, outcome),
                    Before = isRollback ? null : resource.Before,
                    AttemptToken = null,
                },
                wanted.Properties
            );
            return true;
        }
        catch (Exception failure) when (!cloud.Stopping.IsCancellationRequested)
        {
            Fail(resource, "UPDATE_FAILED", failure, "Resource update cancelled", wanted.Properties);
            return false;
        }
    }

    /// <summary>
    /// Deletes a physical resource. Returns whether that succeeded; <paramref name="done"/> gives what is stored of the
    /// resource then.
    /// </summary>
    public async Task<bool> DeleteAsync(
        StackResource resource,
        PhysicalResource physical,
        Func<StackResource, StackResource> done
    )
    {
        var resumed = resource.OperationId == _operationId && resource.Status == "DELETE_IN_PROGRESS";
        var deleting = resumed
            ? resource
            : log.SetResource(
                resource with
                {
                    Status = "DELETE_IN_PROGRESS",
                    StatusReason = null,
                    OperationId = _operationId,
                    AttemptToken = Guid.NewGuid().ToString(),
                },
                physicalId: physical.PhysicalId
            );
        try
        {
            var fault = cloud.Faults.TakeResourceFault(resource.LogicalId, physical.Type, ResourceAction.Delete);
            await TakeTimeAsync(resource.LogicalId, physical.Type);
            if (fault is not null)
            {
                throw new ResourceException("GeneralServiceException", fault) { IsWholeReason = true };
            }

            var type = cloud.Offered<ResourceTypes>().In(_stack.Scope).Find(physical.Type)!;
            var request = Request(resource.LogicalId, deleting, physical.Properties, resumed) with
            {
                PhysicalId = physical.PhysicalId,
                Attributes = physical.Attributes,
            };
            _caller.Check(type, HandlerKind.Delete, request);
            await type.DeleteAsync(request, cancelled);
        }
        catch (Exception failure)
            when (!cloud.Stopping.IsCancellationRequested
                && failure is not ResourceException { HandlerErrorCode: "NotFound" }
            )
        {
            Fail(deleting, "DELETE_FAILED", failure, "Resource deletion cancelled", null, physical.PhysicalId);
            return false;
        }
        catch (ResourceException gone) when (gone.HandlerErrorCode == "NotFound")
        {
            // Deleted by hand, or by this very call before a kill.
        }

        log.SetResource(
            done(deleting with { Status = "DELETE_COMPLETE", AttemptToken = null }),
            physicalId: physical.PhysicalId
        );
        return true;
    }

    public PhysicalResource Physical(WantedResource wanted, ResourceOutcome outcome) =>
        new(wanted.Type.Name, outcome.PhysicalId, wanted.Properties, outcome.Attributes ?? [])
        {
            DependsOn = wanted.DependsOn,
            DeletionPolicy = wanted.DeletionPolicy,
            UpdateReplacePolicy = wanted.UpdateReplacePolicy,
            StackTags = tags,
        };

    private async Task<bool> MakeAndFinishAsync(WantedResource wanted, StackResource resource, bool resumed)
    {
        var replaced = resource.Current;
        try
        {
            Check(wanted);
            if (
                replaced is not null
                && replaced.Type == wanted.Type.Name
                && wanted.Type.Schema.NameProperty is { } name
                && wanted.Properties[name] is { } given
                && JsonNode.DeepEquals(given, replaced.Properties[name])
            )
            {
                throw new ResourceException(
                    "AlreadyExists",
                    "CloudFormation cannot update a stack when a custom-named resource "
                        + $"requires replacing. Rename {given} and update the stack again."
                )
                {
                    IsWholeReason = true,
                };
            }

            if (
                cloud.Faults.TakeResourceFault(
                    wanted.LogicalId,
                    wanted.Type.Name,
                    replaced is null ? ResourceAction.Create : ResourceAction.Update
                ) is
                { } fault
            )
            {
                await TakeTimeAsync(wanted.LogicalId, wanted.Type.Name);
                throw new ResourceException("GeneralServiceException", fault) { IsWholeReason = true };
            }

            resource = await MakeAsync(wanted, resource, resumed);
        }
        catch (Exception failure) when (!cloud.Stopping.IsCancellationRequested)
        {
            FailCreation(wanted, resource, failure);
            return false;
        }

        return await FinishAsync(wanted, resource);
    }

    private async Task<bool> FinishAsync(WantedResource wanted, StackResource resource)
    {
        try
        {
            await TakeTimeAsync(wanted.LogicalId, wanted.Type.Name);
            log.SetResource(
                resource with
                {
                    Status = resource.Status.Replace("IN_PROGRESS", "COMPLETE", StringComparison.Ordinal),
                    StatusReason = RecordedOnly.Of(wanted.Type),
                },
                wanted.Properties
            );
            return true;
        }
        catch (OperationCanceledException cancellation) when (!cloud.Stopping.IsCancellationRequested)
        {
            FailCreation(wanted, resource, cancellation);
            return false;
        }
    }

    private void FailCreation(WantedResource wanted, StackResource resource, Exception failure)
    {
        var isUpdate = resource.Status.StartsWith("UPDATE", StringComparison.Ordinal);
        Fail(
            resource,
            isUpdate ? "UPDATE_FAILED" : "CREATE_FAILED",
            failure,
            isUpdate ? "Resource update cancelled" : "Resource creation cancelled",
            wanted.Properties
        );
    }

    private async Task<StackResource> MakeAsync(WantedResource wanted, StackResource resource, bool resumed)
    {
        var told = resource;
        string? reported = null;
        void Report(string physicalId)
        {
            reported = physicalId;
            told = log.SetResource(
                resource with
                {
                    StatusReason = Initiated,
                    Current = Physical(wanted, new(physicalId)),
                },
                wanted.Properties
            );
        }

        var request = Request(wanted.LogicalId, resource, wanted.Properties, resumed) with
        {
            ReportPhysicalId = Report,
        };
        _caller.Check(wanted.Type, HandlerKind.Create, request);
        var outcome = await wanted.Type.CreateAsync(request, cancelled);
        if (reported is null)
        {
            Report(outcome.PhysicalId);
        }

        var made = told with { Current = Physical(wanted, outcome), StatusReason = Initiated };
        state.Put(made);
        return made;
    }

    private static void Check(WantedResource wanted)
    {
        if (
            PropertyCheck.Refusal(wanted.Type.Schema, wanted.LogicalId, wanted.Properties, wanted.MadeUp) is { } refusal
        )
        {
            throw new ResourceException("InvalidRequest", refusal) { IsWholeReason = true };
        }
    }

    private ResourceRequest Request(string logicalId, StackResource resource, JsonObject properties, bool resumed) =>
        new()
        {
            Cloud = cloud,
            Scope = _stack.Scope,
            StackId = stackId,
            StackName = _stack.Name,
            LogicalId = logicalId,
            Token = resource.AttemptToken!,
            Properties = properties,
            Resumed = resumed,
            StackTags =
            [
                .. tags,
                new("aws:cloudformation:stack-name", _stack.Name),
                new("aws:cloudformation:stack-id", stackId),
                new("aws:cloudformation:logical-id", logicalId),
            ],
        };

    private void Fail(
        StackResource resource,
        string status,
        Exception failure,
        string whenCancelled,
        JsonObject? properties,
        string? physicalId = null
    )
    {
        var now = state.Resource(stackId, resource.LogicalId) ?? resource;
        var reason =
            failure is OperationCanceledException ? whenCancelled : ResourceFailure.Reason(failure, resource.Type);
        log.SetResource(
            now with
            {
                Status = status,
                StatusReason = reason,
                AttemptToken = null,
            },
            properties,
            physicalId
        );
    }

    private async Task TakeTimeAsync(string logicalId, string type)
    {
        var options = cloud.Options;
        var time =
            options.ProvisioningTimes.TryGetValue(logicalId, out var own)
            || options.ProvisioningTimes.TryGetValue(type, out own)
                ? own
                : options.ProvisioningTime;
        if (time > TimeSpan.Zero)
        {
            await Task.Delay(time, cloud.Time, cancelled);
        }
    }
}

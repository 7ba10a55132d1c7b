using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// One run through an operation of a stack, phase by phase. Its progress is stored, so that a later run can continue.
/// </summary>
internal sealed partial class StackRun : IDisposable
{
    private readonly Cloud _cloud;
    private readonly CloudFormationState _state;
    private readonly ResourceTypes _types;
    private readonly string _stackId;
    private readonly StackLog _log;
    private CancellationTokenSource _cancel;
    private volatile bool _abandoned;
    private volatile bool _timedOut;

    public StackRun(Cloud cloud, CloudFormationState state, string stackId)
    {
        (_cloud, _state, _stackId) = (cloud, state, stackId);
        _types = cloud.Offered<ResourceTypes>().In(Stack.Scope);
        _log = new(cloud, state, stackId);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cloud.Stopping);
    }

    private Stack Stack => _state.ById(_stackId)!;

    public void Cancel() => _cancel.Cancel();

    public void Abandon()
    {
        _abandoned = true;
        _cancel.Cancel();
    }

    public void Dispose() => _cancel.Dispose();

    public async Task RunAsync()
    {
        try
        {
            while (Stack.Operation is { } operation && !_abandoned)
            {
                await PhaseAsync(operation);
            }
        }
        catch (Exception) when (_cloud.Stopping.IsCancellationRequested)
        {
            // The next host that opens the folder continues from what is stored.
        }
#pragma warning disable CA1031 // a bug must end the operation visibly, or every client would wait for it forever
        catch (Exception bug)
#pragma warning restore CA1031
        {
            var status = Stack.Operation?.Kind switch
            {
                OperationKind.Create => "CREATE_FAILED",
                OperationKind.Delete => "DELETE_FAILED",
                _ => "UPDATE_ROLLBACK_FAILED",
            };
            _log.SetStack(status, $"LocalCloud failed: {bug}", static stack => stack with { Operation = null });
        }
    }

    private Task PhaseAsync(RunningOperation operation) =>
        operation.Phase switch
        {
            OperationPhase.Provision => ProvisionAsync(operation),
            OperationPhase.Cleanup => CleanupAsync(operation, "UPDATE_COMPLETE"),
            OperationPhase.Rollback => operation.Kind == OperationKind.Create || Stack.Status == "ROLLBACK_IN_PROGRESS"
                ? RollBackCreationAsync(operation)
                : RollBackUpdateAsync(operation),
            OperationPhase.RollbackCleanup => CleanupAsync(operation, "UPDATE_ROLLBACK_COMPLETE"),
            _ => DeleteAsync(operation),
        };

    private ResourceWork Work(RunningOperation operation, StackDefinition definition) =>
        new(_cloud, _state, _log, _stackId, operation, definition.Tags, _cancel.Token);

    /// <summary>A rollback and a clean-up cannot be cancelled: they get a fresh token.</summary>
    private void ForgetCancellation()
    {
        if (_cancel.IsCancellationRequested && !_abandoned && !_cloud.Stopping.IsCancellationRequested)
        {
            _cancel.Dispose();
            _cancel = CancellationTokenSource.CreateLinkedTokenSource(_cloud.Stopping);
        }
    }

    private Stack MoveTo(OperationPhase phase, string status, string? reason, Func<Stack, Stack>? more = null) =>
        _log.SetStack(
            status,
            reason,
            stack =>
            {
                var next = stack with { Operation = stack.Operation! with { Phase = phase } };
                return more is null ? next : more(next);
            }
        );

    private Stack End(string status, string? reason = null, Func<Stack, Stack>? more = null) =>
        _log.SetStack(
            status,
            reason ?? RecordedOnly.In(status, _state.Resources(_stackId), _types),
            stack =>
            {
                if (stack.Operation?.ChangeSetId is { } executed && _state.ChangeSetById(executed) is { } changeSet)
                {
                    _state.Put(
                        changeSet with
                        {
                            ExecutionStatus = status is "CREATE_COMPLETE" or "UPDATE_COMPLETE"
                                ? "EXECUTE_COMPLETE"
                                : "EXECUTE_FAILED",
                        }
                    );
                }

                var next = stack with { Operation = null };
                return more is null ? next : more(next);
            }
        );

    private Evaluator EvaluatorOf(ParameterizedTemplate template, StackDefinition definition, IResourceValues values) =>
        template.Evaluator(new(Stack.Scope, _stackId, Stack.Name, definition.NotificationArns), values);

    private WantedResource Wanted(Evaluator evaluator, ResourceDeclaration declared)
    {
        var type =
            _types.Find(declared.Type)
            ?? throw CloudFormationErrors.Validation(
                $"Template format error: Unrecognized resource types: [{declared.Type}]"
            );
        return new(
            declared.LogicalId,
            type,
            PropertyCheck.Typed(type.Schema, evaluator.Properties(declared)),
            TemplateReferences.Dependencies(evaluator.Template, declared, evaluator.Holds),
            evaluator.Text(declared.DeletionPolicy),
            evaluator.Text(declared.UpdateReplacePolicy)
        )
        {
            MadeUp = MadeUp(evaluator, declared),
        };
    }

    private HashSet<string> MadeUp(Evaluator evaluator, ResourceDeclaration declared) =>
        declared
            .Properties.Where(property =>
                TemplateReferences
                    .In(property.Value, evaluator.Holds)
                    .Any(reference =>
                        evaluator.Template.Resources.TryGetValue(reference.Name, out var other)
                        && _types.Find(other.Type) is { IsRecordedOnly: true }
                    )
            )
            .Select(static property => property.Key)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsSame(
        WantedResource wanted,
        PhysicalResource current,
        IReadOnlyList<KeyValuePair<string, string>> tags
    ) =>
        // The template of a nested stack may have changed behind the same URL.
        wanted.Type.Name
            is not StackLog.StackType
        && wanted.Type.Name == current.Type
        && JsonNode.DeepEquals(wanted.Properties, current.Properties)
        && (wanted.Type.Schema.TagProperty is null || tags.SequenceEqual(current.StackTags));

    private static string Failures(string verb, IReadOnlyList<string> logicalIds) =>
        logicalIds.Count == 0 ? "" : $"The following resource(s) failed to {verb}: [{string.Join(", ", logicalIds)}]. ";
}

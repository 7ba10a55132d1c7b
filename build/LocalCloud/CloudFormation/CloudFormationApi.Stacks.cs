using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations on stacks that change them.</summary>
internal sealed partial class CloudFormationApi
{
    private static readonly string[] Updatable =
    [
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_ROLLBACK_COMPLETE",
        "IMPORT_COMPLETE",
        "IMPORT_ROLLBACK_COMPLETE",
    ];

    private async Task<JsonObject> CreateStackAsync(AwsCall call)
    {
        var input = call.Input;
        var name = StackInput.NewName(call);
        var token = StackInput.Token(call);
        var existing = _state.Find(call.Scope, name);
        if (existing is not null && token is not null && existing.CreateToken == token)
        {
            return new() { ["StackId"] = existing.Id };
        }

        if (existing is not null && existing.Status != "REVIEW_IN_PROGRESS")
        {
            throw CloudFormationErrors.StackAlreadyExists(name);
        }

        if (input["OnFailure"] is not null && input["DisableRollback"] is not null)
        {
            throw CloudFormationErrors.Validation(
                "You cannot specify both DisableRollback and OnFailure. Please specify only one."
            );
        }

        RequireRole(call);
        var (definition, template) = StackInput.Definition(cloud, call, before: null);
        var stack = existing ?? NewStack(call.Scope, name);
        RequireCapabilities(stack, definition, template);
        var policy = StackPolicy.Given(cloud, call, "StackPolicyBody", "StackPolicyURL");
        var timeout = call.Input.Integer("TimeoutInMinutes");
        var onFailure = input.Text("OnFailure") ?? (input.Flag("DisableRollback") == true ? "DO_NOTHING" : "ROLLBACK");
        stack = Create(
            stack,
            definition,
            template,
            By(call, definition.RoleArn) with
            {
                Target = definition,
                DisableRollback = onFailure == "DO_NOTHING",
                OnFailure = onFailure,
                Deadline = timeout is { } minutes ? cloud.Now.AddMinutes(minutes) : null,
                RetainExceptOnCreate = input.Flag("RetainExceptOnCreate") == true,
            },
            stack =>
                stack with
                {
                    TimeoutInMinutes = timeout,
                    DisableRollback = onFailure == "DO_NOTHING",
                    OnFailure = input.Text("OnFailure"),
                    TerminationProtection = input.Flag("EnableTerminationProtection") == true,
                    Policy = policy,
                    CreateToken = token,
                }
        );
        await _engine.SettleAsync(stack.Id);
        return new() { ["StackId"] = stack.Id, ["OperationId"] = stack.Operation!.Id };
    }

    /// <summary>Stores a new stack and starts its creation, unless another request was faster.</summary>
    public Stack Create(
        Stack stack,
        StackDefinition definition,
        ParameterizedTemplate template,
        RunningOperation operation,
        Func<Stack, Stack> more
    )
    {
        using var batch = cloud.Store.Begin();
        if (
            _state.Find(stack.Scope, stack.Name) is { } now
            && (now.Id != stack.Id || now.Status != "REVIEW_IN_PROGRESS")
        )
        {
            throw CloudFormationErrors.StackAlreadyExists(stack.Name);
        }

        foreach (var changeSet in _state.ChangeSets(stack.Id).Where(changeSet => changeSet.Id != operation.ChangeSetId))
        {
            _state.Put(changeSet with { ExecutionStatus = "OBSOLETE" });
        }

        if (_state.ById(stack.Id) is null)
        {
            _state.Add(stack);
        }

        return _engine.Start(
            stack.Id,
            operation,
            "CREATE_IN_PROGRESS",
            "User Initiated",
            stack => more(stack with { Description = template.Template.Description })
        );
    }

    public Stack NewStack(Scope scope, string name) =>
        new()
        {
            Id = scope.Arn("cloudformation", $"stack/{name}/{Guid.NewGuid()}"),
            Name = name,
            Scope = scope,
            Status = "REVIEW_IN_PROGRESS",
            Created = cloud.Now,
        };

    private async Task<JsonObject> UpdateStackAsync(AwsCall call)
    {
        var input = call.Input;
        var name = StackInput.Name(call);
        RequireRole(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        var disableRollback = input.Flag("DisableRollback") == true;
        RequireUpdatable(stack, disableRollback);
        var (definition, template) = StackInput.Definition(cloud, call, stack.Definition);
        var plan = new StackPlan(cloud, stack, definition);
        Require(plan);

        RequireExpansion(definition, template);
        var policy = StackPolicy.Given(cloud, call, "StackPolicyBody", "StackPolicyURL");
        var temporary = StackPolicy.Given(cloud, call, "StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateURL");
        if (!plan.HasChanges && !IsConfiguredAnew(stack, definition) && Updatable.Contains(stack.Status))
        {
            if (policy is not null)
            {
                _state.Change(stack.Id, stack => stack with { Policy = policy });
            }

            throw CloudFormationErrors.NoUpdates();
        }

        var started = Update(
            stack,
            definition,
            template,
            By(call, definition.RoleArn) with
            {
                Kind = OperationKind.Update,
                Target = definition,
                DisableRollback = disableRollback,
                RetainExceptOnCreate = input.Flag("RetainExceptOnCreate") == true,
                TemporaryPolicy = temporary,
                NextPolicy = policy,
            },
            static stack => stack
        );
        await _engine.SettleAsync(stack.Id);
        return new() { ["StackId"] = stack.Id, ["OperationId"] = started.Operation!.Id };
    }

    /// <summary>Starts an update. Other change sets of the stack become invalid.</summary>
    public Stack Update(
        Stack stack,
        StackDefinition definition,
        ParameterizedTemplate template,
        RunningOperation operation,
        Func<Stack, Stack> more
    )
    {
        using var batch = cloud.Store.Begin();
        RequireUpdatable(_state.ById(stack.Id)!, operation.DisableRollback);
        foreach (
            var changeSet in _state
                .ChangeSets(stack.Id)
                .Where(changeSet =>
                    changeSet.Id != operation.ChangeSetId && changeSet.ExecutionStatus is "AVAILABLE" or "UNAVAILABLE"
                )
        )
        {
            _state.Put(changeSet with { ExecutionStatus = "OBSOLETE" });
        }

        return _engine.Start(
            stack.Id,
            operation,
            "UPDATE_IN_PROGRESS",
            "User Initiated",
            stack =>
                more(
                    stack with
                    {
                        Updated = cloud.Now,
                        DisableRollback = operation.DisableRollback,
                        Description = template.Template.Description,
                        Definition = stack.Definition! with
                        {
                            Capabilities = definition.Capabilities,
                            RoleArn = definition.RoleArn,
                        },
                    }
                )
        );
    }

    private async Task<JsonObject?> DeleteStackAsync(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name);
        if (stack is null || stack.IsDeleted || stack.Status == "DELETE_IN_PROGRESS")
        {
            return null;
        }

        RequireRole(call);
        await DeleteAsync(
            stack,
            By(call, stack.Definition?.RoleArn),
            call.Input.Texts("RetainResources"),
            call.Input.Text("DeletionMode") == "FORCE_DELETE_STACK"
        );
        return null;
    }

    private async Task DeleteAsync(Stack stack, RunningOperation by, IReadOnlyList<string> retain, bool force)
    {
        RequireDeletable(stack, retain, force);
        RequireNoHooks(stack, by.RoleArn);
        await _engine.AbandonAsync(stack.Id);
        if (KeepForImporters(stack))
        {
            return;
        }

        _engine.Start(
            stack.Id,
            by with
            {
                Kind = OperationKind.Delete,
                Phase = OperationPhase.Delete,
                LeftOut = retain,
                Force = force,
            },
            "DELETE_IN_PROGRESS",
            "User Initiated",
            stack =>
                stack with
                {
                    Deleted = cloud.Now,
                    Definition =
                        stack.Definition ?? stack.Operation?.Target ?? new StackDefinition { TemplateBody = "" },
                }
        );
        await _engine.SettleAsync(stack.Id);
    }

    private static void RequireDeletable(Stack stack, IReadOnlyList<string> retain, bool force)
    {
        if (stack.TerminationProtection)
        {
            throw CloudFormationErrors.TerminationProtected(stack.Name);
        }

        if (retain.Count > 0 && stack.Status != "DELETE_FAILED")
        {
            throw CloudFormationErrors.Validation(
                $"Invalid operation on stack [{stack.Id}]. RetainResources "
                    + "can only be used on a stack in the DELETE_FAILED state"
            );
        }

        if (force && stack.Status != "DELETE_FAILED")
        {
            throw CloudFormationErrors.Validation(
                $"Invalid operation on stack [{stack.Id}]. FORCE_DELETE_STACK "
                    + "can only be used on a stack in the DELETE_FAILED state"
            );
        }

        if (stack.IsRunning && stack.Status is not ("CREATE_IN_PROGRESS" or "ROLLBACK_IN_PROGRESS"))
        {
            throw CloudFormationErrors.Validation(
                $"Stack [{stack.Name}] cannot be deleted while in status {stack.Status}"
            );
        }
    }

    private void RequireNoHooks(Stack stack, string? roleArn)
    {
        var hooks = new ActiveHooks(cloud, stack.Scope, stack.Name, roleArn);
        var refusals = _state
            .Resources(stack.Id)
            .Where(static resource => resource.Current is not null)
            .Select(resource => hooks.Refusal(resource.LogicalId, resource.Type, "DELETE"))
            .OfType<string>()
            .ToArray();
        if (refusals.Length > 0)
        {
            throw new AwsException("NotImplementedException", string.Join("; ", refusals), 501);
        }
    }

    /// <summary>Tells whether the stack stays because other stacks import its exports.</summary>
    private bool KeepForImporters(Stack stack)
    {
        foreach (var output in stack.Definition?.Outputs.Where(static output => output.ExportName is not null) ?? [])
        {
            if (StackExports.Importers(_state, stack.Scope, output.ExportName!) is { Count: > 0 } users)
            {
                new StackLog(cloud, _state, stack.Id).SetStack(
                    stack.Status,
                    $"Delete canceled. Cannot delete export {output.ExportName} "
                        + $"as it is in use by {string.Join(", ", users)}."
                );
                return true;
            }
        }

        return false;
    }

    private JsonObject UpdateTerminationProtection(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name);
        if (stack is null || stack.IsDeleted)
        {
            throw CloudFormationErrors.StackDoesNotExist(name);
        }

        var enabled =
            call.Input.Flag("EnableTerminationProtection") ?? throw InputTree.Missing("EnableTerminationProtection");
        if (stack.ParentId is not null)
        {
            throw CloudFormationErrors.Validation(
                $"Termination protection cannot be set on nested stack {stack.Name}; set it on its root stack"
            );
        }

        _state.Change(stack.Id, stack => stack with { TerminationProtection = enabled });
        return new() { ["StackId"] = stack.Id };
    }

    private static void RequireUpdatable(Stack stack, bool disableRollback)
    {
        var retry =
            disableRollback && stack.Status is "CREATE_FAILED" or "UPDATE_FAILED" && stack.OnFailure != "DO_NOTHING";
        if (!retry && !Updatable.Contains(stack.Status))
        {
            throw CloudFormationErrors.WrongState(stack.Id, stack.Status, "updated");
        }
    }

    private void RequireCapabilities(Stack stack, StackDefinition definition, ParameterizedTemplate template)
    {
        Require(new StackPlan(cloud, stack, definition));
        RequireExpansion(definition, template);
    }

    /// <summary>An update may change what the stack itself has and no resource.</summary>
    private static bool IsConfiguredAnew(Stack stack, StackDefinition definition) =>
        !JsonNode.DeepEquals(stack.Definition?.RollbackConfiguration, definition.RollbackConfiguration)
        || stack.Definition?.NotificationArns.SequenceEqual(definition.NotificationArns) == false
        || stack.Definition?.Tags.SequenceEqual(definition.Tags) == false;

    private static void Require(StackPlan plan)
    {
        if (plan.MissingCapabilities() is { Count: > 0 } missing)
        {
            throw CloudFormationErrors.Capabilities(missing);
        }

        if (plan.NotModelled is { } beyond)
        {
            throw CloudFormationErrors.Validation(beyond);
        }
    }

    /// <summary>
    /// A template with transforms is expanded by CreateStack and UpdateStack only when the caller allows it; a change
    /// set shows the result anyway.
    /// </summary>
    private static void RequireExpansion(StackDefinition definition, ParameterizedTemplate template)
    {
        var declares =
            definition.Modules.Count > 0 || TemplateText.Parse(definition.TemplateBody)["Transform"] is not null;
        if (
            declares
            && template.Template.Resources.Count > 0
            && !definition.Capabilities.Contains("CAPABILITY_AUTO_EXPAND")
        )
        {
            throw CloudFormationErrors.Capabilities(["CAPABILITY_AUTO_EXPAND"]);
        }
    }
}

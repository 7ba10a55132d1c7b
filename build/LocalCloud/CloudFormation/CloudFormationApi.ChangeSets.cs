using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations on change sets.</summary>
internal sealed partial class CloudFormationApi
{
    private async Task<JsonObject> CreateChangeSetAsync(AwsCall call)
    {
        var input = call.Input;
        var stackName = StackInput.Name(call);
        var name = ChangeSetName(input.RequiredText("ChangeSetName"));
        var token = StackInput.Token(call);
        var type = input.Text("ChangeSetType") ?? "UPDATE";
        if (type == "IMPORT")
        {
            throw CloudFormationErrors.NotModelled("change sets of type IMPORT");
        }

        var existing = _state.Find(call.Scope, stackName);
        if (existing is null && stackName.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw CloudFormationErrors.StackWithIdDoesNotExist(stackName);
        }

        RequireState(call, type, stackName, name, existing);
        if (existing is not null && ByName(existing.Id, name) is { } same)
        {
            return token is not null && same.ClientToken == token
                ? new() { ["Id"] = same.Id, ["StackId"] = same.StackId }
                : throw CloudFormationErrors.ChangeSetAlreadyExists(name);
        }

        RequireRole(call);
        var definition = PlannedDefinition(call, type == "UPDATE" ? existing!.Definition : null, out var failure);
        var stack = existing ?? NewStack(call.Scope, stackName);
        var changeSet = new ChangeSet
        {
            Id = call.Scope.Arn("cloudformation", $"changeSet/{name}/{Guid.NewGuid()}"),
            Name = name,
            StackId = stack.Id,
            StackName = stack.Name,
            Type = type,
            Status = failure is null ? "CREATE_PENDING" : "FAILED",
            StatusReason = failure,
            ExecutionStatus = "UNAVAILABLE",
            Created = cloud.Now,
            Definition = definition,
            Description = input.Text("Description"),
            OnStackFailure = input.Text("OnStackFailure"),
            IncludeNestedStacks = input.Flag("IncludeNestedStacks") == true,
            ImportExistingResources = input.Flag("ImportExistingResources"),
            ClientToken = token,
        };
        using (cloud.Store.Begin())
        {
            if (type == "CREATE")
            {
                changeSet = changeSet with { StackId = ReviewedStack(call.Scope, stack, existing is null, name).Id };
            }

            _state.Put(changeSet);
        }

        await cloud.Get<ChangeSetWork>().StartAsync(changeSet.Id);
        return new() { ["Id"] = changeSet.Id, ["StackId"] = changeSet.StackId };
    }

    /// <summary>
    /// What a change set plans; a transform that fails is a failure of the change set, not of the call.
    /// </summary>
    private StackDefinition PlannedDefinition(AwsCall call, StackDefinition? present, out string? failure)
    {
        failure = null;
        try
        {
            var (definition, template) = StackInput.Definition(cloud, call, present);
            return
                call.Input.Flag("IncludeNestedStacks") == true
                && template.Template.Resources.Values.Any(static resource => resource.Type == StackLog.StackType)
                ? throw CloudFormationErrors.NotModelled("IncludeNestedStacks for a template with nested stacks")
                : definition;
        }
        catch (AwsException failed) when (Transforms.IsFailure(failed))
        {
            failure = failed.Message;
            return StackInput.Untransformed(cloud, call, present);
        }
    }

    /// <summary>Refuses a change set for a stack whose state does not allow it.</summary>
    private static void RequireState(AwsCall call, string type, string stackName, string name, Stack? existing)
    {
        if (type != "CREATE")
        {
            RequireUpdatable(
                existing ?? throw CloudFormationErrors.StackWithIdDoesNotExist(stackName),
                call.Input["OnStackFailure"].Text() == "DO_NOTHING"
            );
        }
        else if (existing is { Status: not "REVIEW_IN_PROGRESS" })
        {
            throw existing.IsDeleted || existing.Status == "DELETE_IN_PROGRESS"
                ? CloudFormationErrors.WrongState(existing.Id, existing.Status, "updated")
                : CloudFormationErrors.CannotBeCreatedAgain(stackName, name);
        }
    }

    /// <summary>The stack in review of a change set: another request may have created it in the meantime.</summary>
    private Stack ReviewedStack(Scope scope, Stack stack, bool isNew, string changeSet)
    {
        var now = _state.Find(scope, stack.Name);
        if (now is { Status: not "REVIEW_IN_PROGRESS" })
        {
            throw CloudFormationErrors.CannotBeCreatedAgain(stack.Name, changeSet);
        }

        if (now is not null)
        {
            return now;
        }

        var added = isNew ? stack : NewStack(scope, stack.Name);
        _state.Add(added);
        new StackLog(cloud, _state, added.Id).SetStack("REVIEW_IN_PROGRESS", "User Initiated");
        return added;
    }

    private JsonObject DescribeChangeSet(AwsCall call)
    {
        var changeSet = Required(call);
        var withValues = call.Input.Flag("IncludePropertyValues") == true;
        var changes = (withValues ? changeSet.Changes : changeSet.PlainChanges)
            .OfType<JsonObject>()
            .Select(static change => (JsonObject)change.DeepClone())
            .ToArray();
        var page = Page(
            call,
            "Changes",
            changes,
            cloud.Faults.ChangeSetPageSize > 0 ? cloud.Faults.ChangeSetPageSize : PageSize
        );
        var definition = changeSet.Definition;
        var shape = new JsonObject
        {
            ["ChangeSetName"] = changeSet.Name,
            ["ChangeSetId"] = changeSet.Id,
            ["StackId"] = changeSet.StackId,
            ["StackName"] = changeSet.StackName,
            ["Description"] = changeSet.Description,
            ["Parameters"] = definition.Parameters.Count == 0 ? null : StackShapes.Parameters(definition.Parameters),
            ["CreationTime"] = InputTree.Time(changeSet.Created),
            ["ExecutionStatus"] = changeSet.ExecutionStatus,
            ["Status"] = changeSet.Status,
            ["StatusReason"] = changeSet.StatusReason ?? (withValues ? changeSet.ValuesWarning : null),
            ["NotificationARNs"] = new JsonArray([.. definition.NotificationArns]),
            ["RollbackConfiguration"] = definition.RollbackConfiguration.DeepClone(),
            ["Capabilities"] = new JsonArray([.. definition.Capabilities]),
            ["Tags"] = definition.Tags.Count == 0 ? null : StackShapes.Tags(definition.Tags),
            ["IncludeNestedStacks"] = changeSet.IncludeNestedStacks,
            ["OnStackFailure"] = changeSet.OnStackFailure,
            ["ImportExistingResources"] = changeSet.ImportExistingResources,
        };
        foreach (var (name, value) in page)
        {
            shape[name] = value?.DeepClone();
        }

        return shape;
    }

    private async Task<JsonObject> ExecuteChangeSetAsync(AwsCall call)
    {
        var changeSet = Required(call);
        RequireExecutable(call, changeSet);
        var stack = _state.ById(changeSet.StackId)!;
        var isCreation = changeSet.Type == "CREATE";
        var disableRollback = call.Input.Flag("DisableRollback") ?? changeSet.OnStackFailure == "DO_NOTHING";
        if (!isCreation)
        {
            RequireUpdatable(stack, disableRollback);
        }

        if (new StackPlan(cloud, stack, changeSet.Definition).MissingCapabilities() is { Count: > 0 } missing)
        {
            throw CloudFormationErrors.Capabilities(missing);
        }

        var operation = By(call, changeSet.Definition.RoleArn) with
        {
            Kind = isCreation ? OperationKind.Create : OperationKind.Update,
            Target = changeSet.Definition,
            DisableRollback = disableRollback,
            OnFailure = disableRollback ? "DO_NOTHING" : changeSet.OnStackFailure ?? "ROLLBACK",
            RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate") == true,
            ChangeSetId = changeSet.Id,
            Imports = changeSet.Imports,
        };
        Execute(stack, changeSet, operation);
        await _engine.SettleAsync(stack.Id);
        return [];
    }

    private static void RequireExecutable(AwsCall call, ChangeSet changeSet)
    {
        if (changeSet.Status != "CREATE_COMPLETE")
        {
            throw CloudFormationErrors.InvalidChangeSetStatus(changeSet.Id, changeSet.Status);
        }

        if (changeSet.ExecutionStatus != "AVAILABLE")
        {
            throw CloudFormationErrors.InvalidChangeSetStatus(changeSet.Id, changeSet.ExecutionStatus);
        }

        if (changeSet.OnStackFailure is not null && call.Input["DisableRollback"] is not null)
        {
            throw CloudFormationErrors.Validation(
                "DisableRollback cannot be specified when the change set was created with OnStackFailure."
            );
        }
    }

    private void Execute(Stack stack, ChangeSet changeSet, RunningOperation operation)
    {
        var isCreation = operation.Kind == OperationKind.Create;
        var template = ParameterizedTemplate.Load(cloud, stack.Scope, changeSet.Definition);
        using (cloud.Store.Begin())
        {
            if (_state.ChangeSetById(changeSet.Id)?.ExecutionStatus is var now and not "AVAILABLE")
            {
                throw CloudFormationErrors.InvalidChangeSetStatus(changeSet.Id, now ?? "DELETE_COMPLETE");
            }

            if (isCreation && _state.ById(stack.Id)?.Status != "REVIEW_IN_PROGRESS")
            {
                throw CloudFormationErrors.InvalidChangeSetStatus(changeSet.Id, "OBSOLETE");
            }

            Stack Executing(Stack stack) =>
                stack with
                {
                    ChangeSetId = changeSet.Id,
                    Updated = cloud.Now,
                    DisableRollback = operation.DisableRollback,
                };
            _ = isCreation
                ? Create(stack, changeSet.Definition, template, operation, Executing)
                : Update(stack, changeSet.Definition, template, operation, Executing);
            _state.Put(changeSet with { ExecutionStatus = "EXECUTE_IN_PROGRESS" });
            foreach (
                var other in _state
                    .ChangeSets(stack.Id)
                    .Where(other =>
                        other.Id != changeSet.Id && other.ExecutionStatus is "AVAILABLE" or "UNAVAILABLE" or "OBSOLETE"
                    )
            )
            {
                _state.Remove(other);
            }
        }
    }

    private JsonObject DeleteChangeSet(AwsCall call)
    {
        if (
            call.Input.Text("StackName") is null
            && call.Input.Text("ChangeSetName")?.StartsWith("arn:", StringComparison.Ordinal) != true
        )
        {
            throw CloudFormationErrors.Validation(
                "StackName must be specified if ChangeSetName is not specified as an ARN."
            );
        }

        ChangeSet changeSet;
        try
        {
            changeSet = Required(call);
        }
        catch (AwsException missing) when (missing.Code == "ChangeSetNotFound")
        {
            // Deleting is idempotent, as long as the stack exists.
            return [];
        }

        if (
            changeSet.ExecutionStatus == "EXECUTE_IN_PROGRESS"
            || changeSet.Status is "CREATE_IN_PROGRESS" or "CREATE_PENDING"
        )
        {
            throw new AwsException(
                "InvalidChangeSetStatus",
                $"ChangeSet [{changeSet.Id}] cannot be deleted in its current status of "
                    + $"[{(changeSet.Status == "CREATE_COMPLETE" ? changeSet.ExecutionStatus : changeSet.Status)}]"
            );
        }

        _state.Remove(changeSet);
        return [];
    }

    private JsonObject ListChangeSets(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        return Page(
            call,
            "Summaries",
            [
                .. _state
                    .ChangeSets(stack.Id)
                    .Where(static set => !set.ExecutionStatus.StartsWith("EXECUTE", StringComparison.Ordinal))
                    .Select(static changeSet => new JsonObject
                    {
                        ["StackId"] = changeSet.StackId,
                        ["StackName"] = changeSet.StackName,
                        ["ChangeSetId"] = changeSet.Id,
                        ["ChangeSetName"] = changeSet.Name,
                        ["ExecutionStatus"] = changeSet.ExecutionStatus,
                        ["Status"] = changeSet.Status,
                        ["StatusReason"] = changeSet.StatusReason,
                        ["CreationTime"] = InputTree.Time(changeSet.Created),
                        ["Description"] = changeSet.Description,
                        ["IncludeNestedStacks"] = changeSet.IncludeNestedStacks,
                        ["ImportExistingResources"] = changeSet.ImportExistingResources,
                    }),
            ],
            PageSize
        );
    }

    private ChangeSet Required(AwsCall call)
    {
        var asked = call.Input.RequiredText("ChangeSetName");
        if (asked.StartsWith("arn:", StringComparison.Ordinal))
        {
            return _state.ChangeSetById(asked) ?? throw CloudFormationErrors.ChangeSetNotFound(asked);
        }

        if (call.Input.Text("StackName") is not { } stackName)
        {
            throw CloudFormationErrors.Validation(
                "StackName must be specified if ChangeSetName is not specified as an ARN."
            );
        }

        var stack = _state.Find(call.Scope, stackName) ?? throw CloudFormationErrors.StackDoesNotExist(stackName);
        return ByName(stack.Id, asked) ?? throw CloudFormationErrors.ChangeSetNotFound(asked);
    }

    private ChangeSet? ByName(string stackId, string name) =>
        _state
            .ChangeSets(stackId)
            .LastOrDefault(set =>
                set.Name == name && !set.ExecutionStatus.StartsWith("EXECUTE", StringComparison.Ordinal)
            );

    private static string ChangeSetName(string name) =>
        name.Length <= 128
        && char.IsAsciiLetter(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name
            : throw CloudFormationErrors.Constraint(
                name,
                "changeSetName",
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
            );
}

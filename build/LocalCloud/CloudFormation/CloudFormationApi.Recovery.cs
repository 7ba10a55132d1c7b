using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations that bring a stack out of a failed or running update.</summary>
internal sealed partial class CloudFormationApi
{
    private JsonObject? CancelUpdateStack(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        if (stack.Status != "UPDATE_IN_PROGRESS")
        {
            throw CloudFormationErrors.Validation("CancelUpdateStack cannot be called from current stack status");
        }

        _state.Change(
            stack.Id,
            static stack => stack with { Operation = stack.Operation! with { CancelRequested = true } }
        );
        _engine.Cancel(stack.Id);
        return null;
    }

    private async Task<JsonObject> ContinueUpdateRollbackAsync(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        if (stack.Status != "UPDATE_ROLLBACK_FAILED")
        {
            throw CloudFormationErrors.Validation(
                $"Stack:{stack.Id} is in {stack.Status} state and can not continue rollback."
            );
        }

        var skip = call.Input.Texts("ResourcesToSkip");
        foreach (var logicalId in skip)
        {
            if (_state.Resource(stack.Id, logicalId) is not { } resource)
            {
                throw CloudFormationErrors.Validation($"Resources [{logicalId}] do not exist in stack {stack.Name}");
            }

            if (resource.Status != "UPDATE_FAILED")
            {
                throw CloudFormationErrors.Validation(
                    $"Resources [{logicalId}] can not be skipped, since they are not in UPDATE_FAILED state"
                );
            }
        }

        _engine.Start(
            stack.Id,
            Going(OperationKind.ContinueRollback, call, stack) with
            {
                LeftOut = skip,
            },
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "User Initiated"
        );
        await _engine.SettleAsync(stack.Id);
        return [];
    }

    private async Task<JsonObject> RollbackStackAsync(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        if (stack.Status is not ("CREATE_FAILED" or "UPDATE_FAILED"))
        {
            throw CloudFormationErrors.Validation(
                $"Stack:{stack.Id} is in {stack.Status} state and can not be rolled back."
            );
        }

        var operation = Going(OperationKind.Rollback, call, stack) with
        {
            RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate") == true,
        };
        var started =
            stack.Status == "CREATE_FAILED"
                ? _engine.Start(stack.Id, operation, "ROLLBACK_IN_PROGRESS", "User Initiated")
                : _engine.Start(
                    stack.Id,
                    operation,
                    "UPDATE_ROLLBACK_IN_PROGRESS",
                    "User Initiated",
                    static stack => stack with { Definition = stack.LastStable ?? stack.Definition, LastStable = null }
                );
        await _engine.SettleAsync(stack.Id);
        return new() { ["StackId"] = stack.Id, ["OperationId"] = started.Operation!.Id };
    }

    private RunningOperation Going(OperationKind kind, AwsCall call, Stack stack)
    {
        RequireRole(call);
        return By(call, stack.Definition?.RoleArn) with { Kind = kind, Phase = OperationPhase.Rollback };
    }

    /// <summary>A creation by the caller, with the role that it gives or that the stack has.</summary>
    private RunningOperation By(AwsCall call, string? roleOfStack)
    {
        var key = call.Http.Credential is { IsTemporary: true } credential ? credential.AccessKeyId : null;
        return new()
        {
            Id = Guid.NewGuid().ToString(),
            Kind = OperationKind.Create,
            Phase = OperationPhase.Provision,
            Started = cloud.Now,
            Token = StackInput.Token(call),
            Caller = key,
            RoleArn = call.Input.Text("RoleARN") ?? roleOfStack,
        };
    }

    private void RequireRole(AwsCall call)
    {
        if (
            cloud.Options.EnforceAccess
            && call.Input.Text("RoleARN") is { } role
            && !cloud.Offered<IAccessControl>().IsAssumableBy(role, "cloudformation.amazonaws.com")
        )
        {
            throw CloudFormationErrors.Validation($"Role {role} is invalid or cannot be assumed");
        }
    }

    private JsonObject? SetStackPolicy(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name);
        if (stack is null || stack.IsDeleted)
        {
            throw CloudFormationErrors.StackDoesNotExist(name);
        }

        var policy = StackPolicy.Given(cloud, call, "StackPolicyBody", "StackPolicyURL") ?? StackPolicy.Checked("");
        _state.Change(stack.Id, stack => stack with { Policy = policy });
        return null;
    }

    private JsonObject GetStackPolicy(AwsCall call)
    {
        var name = StackInput.Name(call);
        var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackDoesNotExist(name);
        return new() { ["StackPolicyBody"] = stack.Operation?.TemporaryPolicy ?? stack.Policy };
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage.Definitions;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Executions.</summary>
internal sealed partial class StepFunctionsApi
{
    private JsonObject StartExecution(AwsCall call)
    {
        var input = call.Input;
        var (arn, started) = Start(
            call.Scope,
            input.RequiredText("stateMachineArn"),
            input.Text("name"),
            input.Text("input") ?? "{}"
        );
        return new() { ["executionArn"] = arn, ["startDate"] = InputTree.Time(started) };
    }

    /// <summary>Starts an execution, also for the integrations that start one.</summary>
    internal (string Arn, DateTimeOffset Started) Start(Scope scope, string target, string? givenName, string input)
    {
        var selected = Select(target);
        CheckInput(input);
        var name = givenName is null ? Guid.NewGuid().ToString() : CheckedName(givenName);
        if (selected.Machine.IsExpress)
        {
            var express = ExpressArn(selected.Machine, name);
            _engine.StartExpress(scope, selected.Machine, selected.Configuration, express, name, input);
            return (express, cloud.Now);
        }

        var arn = $"{selected.Machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
        using var batch = cloud.Store.Begin();
        if (_state.Executions[arn] is { } known && known.Started >= selected.Machine.Created)
        {
            return known.IsRunning && known.Input == input
                ? (arn, known.Started)
                : throw StepFunctionsErrors.ExecutionAlreadyExists(arn);
        }

        var execution = new Execution
        {
            Arn = arn,
            Name = name,
            MachineArn = selected.Machine.Arn,
            MachineName = selected.Machine.Name,
            VersionArn = selected.VersionArn,
            AliasArn = selected.AliasArn,
            Configuration = selected.Configuration,
            Input = input,
            Started = cloud.Now,
            Sequence = _state.NextSequence(),
            Status = "RUNNING",
        };
        _engine.Start(scope, execution);
        return (arn, execution.Started);
    }

    private async Task<JsonObject> StartSyncExecutionAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var selected = Select(call.Input.RequiredText("stateMachineArn"));
        if (!selected.Machine.IsExpress)
        {
            throw StepFunctionsErrors.TypeNotSupported();
        }

        var input = call.Input.Text("input") ?? "{}";
        CheckInput(input);
        var name = call.Input.Text("name") ?? Guid.NewGuid().ToString();
        var arn = ExpressArn(selected.Machine, name);
        var started = cloud.Now;
        var outcome = await _engine.RunExpressAsync(
            call.Scope,
            selected.Machine,
            selected.Configuration,
            arn,
            name,
            input,
            cancellationToken
        );
        var stopped = cloud.Now;
        var answer = new JsonObject
        {
            ["executionArn"] = arn,
            ["stateMachineArn"] = selected.Machine.Arn,
            ["name"] = name,
            ["startDate"] = InputTree.Time(started),
            ["stopDate"] = InputTree.Time(stopped),
            ["status"] = ExecutionEngine.StatusText(outcome.Status),
            ["input"] = input,
            ["inputDetails"] = new JsonObject { ["included"] = true },
            ["error"] = outcome.Error,
            ["cause"] = outcome.Cause,
            ["billingDetails"] = new JsonObject
            {
                ["billedMemoryUsedInMB"] = 64,
                ["billedDurationInMilliseconds"] = (long)(
                    Math.Ceiling(Math.Max(1, (stopped - started).TotalMilliseconds) / 100) * 100
                ),
            },
        };
        if (outcome.Output is not null)
        {
            answer["output"] = outcome.Output;
            answer["outputDetails"] = new JsonObject { ["included"] = true };
        }

        return answer;
    }

    private async Task<JsonObject> StopExecutionAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var execution = Found(call.Input.RequiredText("executionArn"));
        return new()
        {
            ["stopDate"] = InputTree.Time(
                await _engine.StopAsync(
                    execution,
                    call.Input.Text("error"),
                    call.Input.Text("cause"),
                    cancellationToken
                )
            ),
        };
    }

    private JsonObject DescribeExecution(AwsCall call)
    {
        var execution = Found(call.Input.RequiredText("executionArn"));
        var answer = Summary(execution);
        answer["input"] = execution.Input;
        answer["inputDetails"] = new JsonObject { ["included"] = true };
        if (execution.Output is not null)
        {
            answer["output"] = execution.Output;
            answer["outputDetails"] = new JsonObject { ["included"] = true };
        }

        answer["error"] = execution.Error;
        answer["cause"] = execution.Cause;
        var obstacle = ObstacleTo(execution);
        answer["redriveStatus"] = obstacle is null ? "REDRIVABLE" : "NOT_REDRIVABLE";
        answer["redriveStatusReason"] = obstacle;
        return answer;
    }

    private JsonObject DescribeMachineForExecution(AwsCall call)
    {
        var execution = Found(call.Input.RequiredText("executionArn"));
        var machine = _state.Machine(execution.MachineArn);
        var answer = Shape(machine, execution.Configuration);
        answer["updateDate"] = InputTree.Time(machine.Updated ?? machine.Created);
        answer["encryptionConfiguration"] = OwnedKey();
        return answer;
    }

    private JsonObject ListExecutions(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineArn");
        var parsed = MachineArn.Parse(arn);
        var machine = _state.Machines[parsed.Machine] ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);
        if (machine.IsExpress)
        {
            throw StepFunctionsErrors.TypeNotSupported();
        }

        var status = call.Input.Text("statusFilter");
        return Paged(
            call,
            "executions",
            [
                .. _state
                    .ExecutionsOf(machine)
                    .Where(each =>
                        (status is null || each.Status == status)
                        && (parsed.Qualifier is null || each.VersionArn == arn || each.AliasArn == arn)
                    )
                    .Select(Summary),
            ]
        );
    }

    private JsonObject GetHistory(AwsCall call)
    {
        var execution = Found(call.Input.RequiredText("executionArn"));
        var withData = call.Input.Flag("includeExecutionData") != false;
        var events = _engine.HistoryOf(execution.Arn).Select(each => Shape(each, withData));
        return Paged(call, "events", [.. call.Input.Flag("reverseOrder") == true ? events.Reverse() : events]);
    }

    private static JsonObject Shape(HistoryEvent happened, bool withData)
    {
        var shape = new JsonObject
        {
            ["timestamp"] = InputTree.Time(happened.Timestamp),
            ["type"] = happened.Type,
            ["id"] = happened.Id,
            ["previousEventId"] = happened.PreviousId,
        };
        if (happened.DetailsName is not null)
        {
            var details = happened.Details!.DeepClone().AsObject();
            if (!withData)
            {
                details.Remove("input");
                details.Remove("output");
            }

            shape[happened.DetailsName] = details;
        }

        return shape;
    }

    private static JsonObject Summary(Execution execution) =>
        new()
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.MachineArn,
            ["stateMachineVersionArn"] = execution.VersionArn,
            ["stateMachineAliasArn"] = execution.AliasArn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = InputTree.Time(execution.Started),
            ["stopDate"] = execution.Stopped is { } stopped ? InputTree.Time(stopped) : null,
            ["redriveCount"] = execution.RedriveCount,
            ["redriveDate"] = execution.Redriven is { } redriven ? InputTree.Time(redriven) : null,
        };

    private Execution Found(string arn)
    {
        var parts = MachineArn.Parts(arn);
        return parts[5] == "express"
            ? throw StepFunctionsErrors.InvalidArn("Resource type not valid in this context: express")
            : _state.Executions[arn] ?? throw StepFunctionsErrors.ExecutionDoesNotExist(arn);
    }

    private sealed record Selected(
        StateMachine Machine,
        MachineConfiguration Configuration,
        string? VersionArn,
        string? AliasArn
    );

    private Selected Select(string target)
    {
        var parsed = MachineArn.Parse(target);
        var machine = _state.Machines[parsed.Machine] ?? throw StepFunctionsErrors.MachineDoesNotExist(target);
        if (parsed.Qualifier is null)
        {
            return new Selected(machine, machine.Configuration, null, null);
        }

        if (_state.Aliases[target] is not { } alias)
        {
            return new Selected(machine, VersionNamed(machine, target).Configuration, target, null);
        }

        var heads = 100 * cloud.Options.DrawRoute() < alias.Routes[0].Weight;
        var version = (heads ? alias.Routes[0] : alias.Routes[^1]).VersionArn;
        return new Selected(machine, VersionNamed(machine, version).Configuration, version, target);
    }

    private static string ExpressArn(StateMachine machine, string name) =>
        $"{machine.Arn.Replace(":stateMachine:", ":express:", StringComparison.Ordinal)}:{name}:{Guid.NewGuid()}";

    private static void CheckInput(string input)
    {
        if (input.Length == 0)
        {
            throw StepFunctionsErrors.InvalidInput("Invalid execution input.");
        }

        if (Encoding.UTF8.GetByteCount(input) > StateFrame.MostBytes)
        {
            throw StepFunctionsErrors.Constraint(
                "(omitted)",
                "input",
                $"Member must have length less than or equal to {StateFrame.MostBytes}"
            );
        }

        try
        {
            JsonText.Parse(input);
        }
        catch (JsonException)
        {
            throw StepFunctionsErrors.InvalidInput(JsonSyntax.Describe(input));
        }
    }
}

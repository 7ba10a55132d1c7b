using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage.Definitions;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>State machines.</summary>
internal sealed partial class StepFunctionsApi
{
    private JsonObject CreateMachine(AwsCall call)
    {
        var input = call.Input;
        var name = CheckedName(input.RequiredText("name"));
        var publish = input.Flag("publish") == true;
        if (input["versionDescription"] is not null && !publish)
        {
            throw StepFunctionsErrors.Validation("Version description can only be set when publish is true");
        }

        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Objects("tags"))
        {
            tags[tag.Text("key") ?? ""] = tag.Text("value") ?? "";
        }

        var request = RequestOf(input) with
        {
            Definition = input.Text("definition") ?? "",
            RoleArn = input.RequiredText("roleArn"),
        };
        var machine = _machines.Make(call.Scope, name, input.Text("type") ?? "STANDARD", request, tags);
        var answer = new JsonObject
        {
            ["stateMachineArn"] = machine.Arn,
            ["creationDate"] = InputTree.Time(machine.Created),
        };
        if (publish)
        {
            answer["stateMachineVersionArn"] = machine.VersionArn(
                _machines.Publish(machine.Arn, input.Text("versionDescription")).Number
            );
        }

        return answer;
    }

    private JsonObject UpdateMachine(AwsCall call)
    {
        var input = call.Input;
        var arn = input.RequiredText("stateMachineArn");
        var publish = input.Flag("publish") == true;
        if (MachineArn.Parse(arn).Qualifier is not null)
        {
            throw StepFunctionsErrors.MachineDoesNotExist(arn);
        }

        var request = RequestOf(input);
        if (request.IsEmpty && !publish)
        {
            throw StepFunctionsErrors.MissingRequiredParameter(
                "Either the definition, the role ARN, the LoggingConfiguration, "
                    + "or the TracingConfiguration must be specified"
            );
        }

        var machine = _machines.Change(call.Scope, arn, request);
        var answer = new JsonObject
        {
            ["updateDate"] = InputTree.Time(machine.Updated!.Value),
            ["revisionId"] = machine.Configuration.RevisionId,
        };
        if (publish)
        {
            answer["stateMachineVersionArn"] = machine.VersionArn(
                _machines.Publish(arn, input.Text("versionDescription")).Number
            );
        }

        return answer;
    }

    private static MachineRequest RequestOf(JsonObject input) =>
        new()
        {
            Definition = input.Text("definition"),
            RoleArn = input.Text("roleArn"),
            Logging = input.Object("loggingConfiguration"),
            Tracing = input.Object("tracingConfiguration")?.Flag("enabled"),
        };

    private async Task<JsonObject> DeleteMachineAsync(AwsCall call, CancellationToken cancellationToken)
    {
        await _machines.RemoveAsync(
            MachineArn.Parse(call.Input.RequiredText("stateMachineArn")).Machine,
            cancellationToken
        );
        return [];
    }

    private JsonObject DescribeMachine(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineArn");
        var parsed = MachineArn.Parse(arn);
        var machine = _state.Machines[parsed.Machine] ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);
        var version = parsed.Qualifier is null ? null : VersionNamed(machine, arn);
        var configuration = version?.Configuration ?? machine.Configuration;
        var answer = Shape(machine, configuration);
        answer["stateMachineArn"] = arn;
        answer["status"] = "ACTIVE";
        answer["encryptionConfiguration"] = OwnedKey();
        answer["type"] = machine.Type;
        answer["creationDate"] = InputTree.Time(version?.Created ?? machine.Created);
        answer["description"] = version?.Description;
        return answer;
    }

    private static MachineVersion VersionNamed(StateMachine machine, string arn) =>
        machine.Versions.FirstOrDefault(version => machine.VersionArn(version.Number) == arn)
        ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);

    private static JsonObject Shape(StateMachine machine, MachineConfiguration configuration) =>
        new()
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["definition"] = configuration.Definition,
            ["roleArn"] = configuration.RoleArn,
            ["loggingConfiguration"] = configuration.Logging.DeepClone(),
            ["tracingConfiguration"] = new JsonObject { ["enabled"] = configuration.Tracing },
            ["revisionId"] = configuration.RevisionId,
        };

    private JsonObject ListMachines(AwsCall call) =>
        Paged(
            call,
            "stateMachines",
            [
                .. _state
                    .Machines.StartingWith(call.Scope.Arn("states", "stateMachine:"))
                    .Select(static entry => new JsonObject
                    {
                        ["stateMachineArn"] = entry.Value.Arn,
                        ["name"] = entry.Value.Name,
                        ["type"] = entry.Value.Type,
                        ["creationDate"] = InputTree.Time(entry.Value.Created),
                    }),
            ]
        );

    private static JsonObject Validate(AwsCall call)
    {
        var mistakes = DefinitionValidator.Check(
            call.Input.Text("definition") ?? "",
            call.Input.Text("type") == "EXPRESS"
        );
        return new()
        {
            ["result"] = mistakes.Count == 0 ? "OK" : "FAIL",
            ["diagnostics"] = new JsonArray([
                .. mistakes.Select(static mistake => new JsonObject
                {
                    ["severity"] = "ERROR",
                    ["code"] = mistake.Code,
                    ["message"] = mistake.Message,
                    ["location"] = mistake.Location,
                }),
            ]),
            ["truncated"] = false,
        };
    }

    private JsonObject PublishVersion(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineArn");
        var machine =
            _state.Machines[MachineArn.Parse(arn).Machine] ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);
        var current = machine.Configuration.RevisionId;
        if (call.Input.Text("revisionId") is { } wanted && wanted != (current ?? "INITIAL"))
        {
            throw StepFunctionsErrors.Conflict(
                $"Failed to publish the State Machine version for revision {wanted}. "
                    + $"The current State Machine revision is {current ?? "INITIAL"}."
            );
        }

        var version = _machines.Publish(machine.Arn, call.Input.Text("description"));
        return new()
        {
            ["stateMachineVersionArn"] = machine.VersionArn(version.Number),
            ["creationDate"] = InputTree.Time(version.Created),
        };
    }

    private JsonObject ListVersions(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineArn");
        var machine = _state.Machine(MachineArn.Parse(arn).Machine);
        return Paged(
            call,
            "stateMachineVersions",
            [
                .. machine
                    .Versions.Reverse()
                    .Select(version => new JsonObject
                    {
                        ["stateMachineVersionArn"] = machine.VersionArn(version.Number),
                        ["creationDate"] = InputTree.Time(version.Created),
                    }),
            ]
        );
    }

    private JsonObject DeleteVersion(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineVersionArn");
        using var batch = cloud.Store.Begin();
        if (_state.Machines[MachineArn.Parse(arn).Machine] is not { } machine)
        {
            return [];
        }

        var users = _state
            .AliasesOf(machine.Arn)
            .Where(alias => alias.Routes.Any(route => route.VersionArn == arn))
            .Select(static alias => alias.Name)
            .ToList();
        if (users.Count > 0)
        {
            throw StepFunctionsErrors.Conflict(
                "Version to be deleted must not be referenced by an alias. Current "
                    + $"list of aliases referencing this version: [{string.Join(", ", users)}]"
            );
        }

        _state.Machines.Put(
            machine.Arn,
            machine with
            {
                Versions = [.. machine.Versions.Where(version => machine.VersionArn(version.Number) != arn)],
            }
        );
        return [];
    }
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage.Definitions;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Makes, changes and removes state machines, for the API and for stacks.</summary>
internal sealed class MachineRegistry(Cloud cloud) : ICloudPart<MachineRegistry>
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    private static readonly string[] LogDeliveryActions =
    [
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
    ];

    private readonly StepFunctionsState _state = cloud.Get<StepFunctionsState>();

    public static MachineRegistry Create(Cloud cloud) => new(cloud);

    /// <summary>Creates a machine; an identical one that exists already is returned as it is.</summary>
    public StateMachine Make(
        Scope scope,
        string name,
        string type,
        MachineRequest request,
        SortedDictionary<string, string> tags
    )
    {
        var configuration = new MachineConfiguration
        {
            Definition = Checked(request.Definition!, type == "EXPRESS"),
            RoleArn = CheckedRole(request.RoleArn!),
            Logging = MachineLogging.Checked(request.Logging),
            Tracing = request.Tracing == true,
        };
        CheckLogAccess(scope, configuration);
        var arn = scope.Arn("states", "stateMachine:" + name);
        using var batch = cloud.Store.Begin();
        if (_state.Machines[arn] is { } known)
        {
            return known.Type == type && Same(known.Configuration, configuration)
                ? known
                : throw StepFunctionsErrors.MachineAlreadyExists(arn);
        }

        var machine = new StateMachine
        {
            Name = name,
            Arn = arn,
            Type = type,
            Configuration = configuration,
            Created = cloud.Now,
            Tags = tags,
        };
        _state.Machines.Put(arn, machine);
        return machine;
    }

    public StateMachine Change(Scope scope, string arn, MachineRequest request)
    {
        using var batch = cloud.Store.Begin();
        var machine = _state.Machine(arn);
        var before = machine.Configuration;
        var after = before with
        {
            Definition = request.Definition is null
                ? before.Definition
                : Checked(request.Definition, machine.IsExpress),
            RoleArn = request.RoleArn is null ? before.RoleArn : CheckedRole(request.RoleArn),
            Logging = request.Logging is null ? before.Logging : MachineLogging.Checked(request.Logging),
            Tracing = request.Tracing ?? before.Tracing,
        };
        CheckLogAccess(scope, after);
        if (!Same(before, after))
        {
            after = after with { RevisionId = Guid.NewGuid().ToString() };
        }

        var changed = machine with { Configuration = after, Updated = cloud.Now };
        _state.Machines.Put(arn, changed);
        return changed;
    }

    /// <summary>
    /// Publishes the current revision; a revision that is the latest version already is not published twice.
    /// </summary>
    public MachineVersion Publish(string arn, string? description)
    {
        using var batch = cloud.Store.Begin();
        var machine = _state.Machine(arn);
        if (machine.Versions is [.., var latest] && latest.Configuration.RevisionId == machine.Configuration.RevisionId)
        {
            return latest;
        }

        var version = new MachineVersion(machine.LastVersion + 1, machine.Configuration, description, cloud.Now);
        _state.Machines.Put(
            arn,
            machine with
            {
                Versions = [.. machine.Versions, version],
                LastVersion = version.Number,
            }
        );
        return version;
    }

    /// <summary>
    /// Removes a machine with its versions and aliases and ends its executions; one that does not exist counts as
    /// removed.
    /// </summary>
    public async Task RemoveAsync(string arn, CancellationToken cancellationToken)
    {
        if (_state.Machines[arn] is not { } machine)
        {
            return;
        }

        foreach (var execution in _state.ExecutionsOf(machine).Where(static each => each.IsRunning).ToList())
        {
            await cloud
                .Get<ExecutionEngine>()
                .StopAsync(execution, null, "The state machine was deleted.", cancellationToken);
        }

        Forget(arn);
    }

    private void Forget(string arn)
    {
        using var batch = cloud.Store.Begin();
        foreach (var alias in _state.AliasesOf(arn).ToList())
        {
            _state.Aliases.Remove(alias.Arn);
        }

        _state.Machines.Remove(arn);
    }

    private static string Checked(string definition, bool isExpress)
    {
        var mistakes = DefinitionValidator.Check(definition, isExpress);
        return mistakes.Count == 0
            ? definition
            : throw StepFunctionsErrors.InvalidDefinition(string.Join(", ", mistakes));
    }

    private static string CheckedRole(string arn) =>
        arn.StartsWith("arn:", StringComparison.Ordinal)
            ? arn
            : throw StepFunctionsErrors.InvalidArn($"Invalid Role Arn: {arn}");

    // AWS makes this refusal while deploying, so a template without the permission fails here too, whether access is
    // enforced or not.
    private void CheckLogAccess(Scope scope, MachineConfiguration configuration)
    {
        MachineLogging.CheckGroup(cloud, scope, configuration.Logging);
        if (
            configuration.Logging.Text("level") != "OFF"
            && !cloud.Get<RolePermissions>().AllowsOrUnknown(scope, configuration.RoleArn, LogDeliveryActions)
        )
        {
            throw StepFunctionsErrors.LoggingAccessDenied();
        }
    }

    private static bool Same(MachineConfiguration left, MachineConfiguration right) =>
        left.Definition == right.Definition
        && left.RoleArn == right.RoleArn
        && left.Tracing == right.Tracing
        && JsonNode.DeepEquals(left.Logging, right.Logging);
}

using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Aliases of state machines.</summary>
internal sealed partial class StepFunctionsApi
{
    private const int MostRoutes = 2;

    private JsonObject CreateAlias(AwsCall call)
    {
        var routes = Routes(call.Input);
        var name = call.Input.RequiredText("name");
        var machine = MachineArn.Parse(routes[0].VersionArn).Machine;
        var arn = $"{machine}:{name}";
        var description = call.Input.Text("description");
        using var batch = cloud.Store.Begin();
        if (_state.Aliases[arn] is { } known)
        {
            return known.Description == description && known.Routes.SequenceEqual(routes)
                ? new() { ["stateMachineAliasArn"] = arn, ["creationDate"] = InputTree.Time(known.Created) }
                : throw StepFunctionsErrors.Conflict(
                    "Failed to create alias because an alias with the same "
                        + "name and a different routing configuration already exists."
                );
        }

        var now = cloud.Now;
        _state.Aliases.Put(arn, new MachineAlias(arn, name, description, routes, now, now));
        return new() { ["stateMachineAliasArn"] = arn, ["creationDate"] = InputTree.Time(now) };
    }

    private JsonObject UpdateAlias(AwsCall call)
    {
        var arn = call.Input.RequiredText("stateMachineAliasArn");
        using var batch = cloud.Store.Begin();
        var known = _state.Aliases[arn] ?? throw StepFunctionsErrors.NotFound();
        var changed = known with
        {
            Description = call.Input.Text("description") ?? known.Description,
            Routes = call.Input["routingConfiguration"] is null ? known.Routes : Routes(call.Input),
            Updated = cloud.Now,
        };
        _state.Aliases.Put(arn, changed);
        return new() { ["updateDate"] = InputTree.Time(changed.Updated) };
    }

    private JsonObject DescribeAlias(AwsCall call)
    {
        var alias =
            _state.Aliases[call.Input.RequiredText("stateMachineAliasArn")] ?? throw StepFunctionsErrors.NotFound();
        return new()
        {
            ["stateMachineAliasArn"] = alias.Arn,
            ["name"] = alias.Name,
            ["description"] = alias.Description,
            ["routingConfiguration"] = new JsonArray([
                .. alias.Routes.Select(static route => new JsonObject
                {
                    ["stateMachineVersionArn"] = route.VersionArn,
                    ["weight"] = route.Weight,
                }),
            ]),
            ["creationDate"] = InputTree.Time(alias.Created),
            ["updateDate"] = InputTree.Time(alias.Updated),
        };
    }

    private JsonObject DeleteAlias(AwsCall call)
    {
        _state.Aliases.Remove(call.Input.RequiredText("stateMachineAliasArn"));
        return [];
    }

    private JsonObject ListAliases(AwsCall call)
    {
        var arn = MachineArn.Parse(call.Input.RequiredText("stateMachineArn"));
        var machine = _state.Machine(arn.Machine);
        return Paged(
            call,
            "stateMachineAliases",
            [
                .. _state
                    .AliasesOf(machine.Arn)
                    .Where(alias =>
                        arn.Qualifier is null
                        || alias.Routes.Any(route => route.VersionArn == $"{arn.Machine}:{arn.Qualifier}")
                    )
                    .Select(static alias => new JsonObject
                    {
                        ["stateMachineAliasArn"] = alias.Arn,
                        ["creationDate"] = InputTree.Time(alias.Created),
                    }),
            ]
        );
    }

    private List<MachineRoute> Routes(JsonObject input)
    {
        var routes = input
            .Objects("routingConfiguration")
            .Select(static route => new MachineRoute(
                route.RequiredText("stateMachineVersionArn"),
                route.Integer("weight") ?? 0
            ))
            .ToList();
        var shown = string.Join(
            ", ",
            routes.Select(static route =>
                $"RoutingConfigurationListItem(stateMachineVersionArn={route.VersionArn}, weight={route.Weight})"
            )
        );
        if (routes.Count is 0 or > MostRoutes)
        {
            throw StepFunctionsErrors.Constraint(
                $"[{shown}]",
                "routingConfiguration",
                routes.Count == 0
                    ? "Member must have length greater than or equal to 1"
                    : $"Member must have length less than or equal to {MostRoutes}"
            );
        }

        if (routes.FindIndex(static route => route.Weight > 100) is >= 0 and var heavy)
        {
            throw StepFunctionsErrors.Constraint(
                routes[heavy].Weight.ToString(CultureInfo.InvariantCulture),
                $"routingConfiguration.{heavy + 1}.member.weight",
                "Member must have value less than or equal to 100"
            );
        }

        var arns = string.Join(", ", routes.Select(static route => route.VersionArn));
        if (routes.Exists(static route => MachineArn.Parse(route.VersionArn).Qualifier is null))
        {
            throw StepFunctionsErrors.Validation(
                $"Routing configuration must contain state machine version ARNs. Received: [{arns}]"
            );
        }

        if (routes.DistinctBy(static route => route.VersionArn).Count() < routes.Count)
        {
            throw StepFunctionsErrors.Validation(
                $"Routing configuration must contain distinct state machine version ARNs. Received: [{arns}]"
            );
        }

        if (routes.Sum(static route => route.Weight) != 100)
        {
            throw StepFunctionsErrors.Validation(
                "Sum of routing configuration weights must equal 100. Received: "
                    + $"[{string.Join(", ", routes.Select(static route => route.Weight))}]"
            );
        }

        return routes.TrueForAll(VersionExists) ? routes : throw StepFunctionsErrors.NotFound();
    }

    private bool VersionExists(MachineRoute route) =>
        _state.Machines[MachineArn.Parse(route.VersionArn).Machine] is { } machine
        && machine.Versions.Any(version => machine.VersionArn(version.Number) == route.VersionArn);
}

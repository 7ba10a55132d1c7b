using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>What the API and the resource type do to aliases.</summary>
internal sealed partial class AliasOperations(Cloud cloud) : ICloudPart<AliasOperations>
{
    private const string NamePattern = @"(?!^[0-9]+$)([a-zA-Z0-9-_]+)";
    private readonly LambdaState _state = cloud.Get<LambdaState>();

    public static AliasOperations Create(Cloud cloud) => new(cloud);

    public FunctionAlias Make(Scope scope, string function, JsonObject input)
    {
        var name = input.RequiredText("Name");
        if (!NameShape().IsMatch(name))
        {
            throw LambdaErrors.Validation(
                name,
                "name",
                $"Member must satisfy regular expression pattern: {NamePattern}"
            );
        }

        using var batch = cloud.Store.Begin();
        _state.Function(scope, function);
        if (_state.FindAlias(scope, function, name) is not null)
        {
            throw LambdaErrors.Conflict($"Alias already exists: {FunctionName.Arn(scope, function, name)}");
        }

        var alias = Routed(
            scope,
            new FunctionAlias(function, name, input.RequiredText("FunctionVersion"))
            {
                Description = input.Text("Description") ?? "",
                Revision = FunctionOperations.NewRevision(),
            },
            input
        );
        _state.Put(scope, alias);
        return alias;
    }

    public FunctionAlias Update(Scope scope, string function, string name, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var known = Alias(scope, function, name);
        FunctionOperations.CheckRevision(known.Revision, input.Text("RevisionId"));
        var alias = Routed(
            scope,
            known with
            {
                Version = input.Text("FunctionVersion") ?? known.Version,
                Description = input.Text("Description") ?? known.Description,
                Revision = FunctionOperations.NewRevision(),
            },
            input
        );
        _state.Put(scope, alias);
        return alias;
    }

    public FunctionAlias Alias(Scope scope, string function, string name)
    {
        _state.Function(scope, function);
        return _state.FindAlias(scope, function, name)
            ?? throw LambdaErrors.NotFound($"Cannot find alias arn: {FunctionName.Arn(scope, function, name)}");
    }

    /// <summary>The alias with the input's routing, its versions checked.</summary>
    private FunctionAlias Routed(Scope scope, FunctionAlias alias, JsonObject input)
    {
        if (_state.FindVersion(scope, alias.Function, alias.Version) is null)
        {
            throw LambdaErrors.FunctionNotFound(FunctionName.Arn(scope, alias.Function, alias.Version));
        }

        if (input.Object("RoutingConfig") is not { } routing)
        {
            return alias;
        }

        var weights = routing.Object("AdditionalVersionWeights") ?? [];
        if (weights.Count > 1)
        {
            throw LambdaErrors.Invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }

        foreach (var (version, weight) in weights)
        {
            CheckWeight(scope, alias, version, weight!.GetValue<double>());
        }

        return alias with
        {
            Weights = new(
                weights.ToDictionary(
                    static weight => weight.Key,
                    static weight => weight.Value!.GetValue<double>(),
                    StringComparer.Ordinal
                ),
                StringComparer.Ordinal
            ),
        };
    }

    private void CheckWeight(Scope scope, FunctionAlias alias, string version, double weight)
    {
        if (alias.Version == FunctionVersion.Latest)
        {
            throw LambdaErrors.Invalid("$LATEST is not supported for an alias pointing to more than 1 version");
        }

        if (version == alias.Version)
        {
            throw LambdaErrors.Invalid(
                $"Invalid function version {version}. Function version "
                    + $"{version} is already included in routing configuration."
            );
        }

        if (version == FunctionVersion.Latest || !int.TryParse(version, out _))
        {
            throw LambdaErrors.Validation(
                $"{{{version}={weight}}}",
                "routingConfig.additionalVersionWeights",
                "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]+]"
            );
        }

        if (weight is < 0 or > 1)
        {
            throw LambdaErrors.Validation(
                $"{{{version}={weight}}}",
                "routingConfig.additionalVersionWeights",
                "Map values must satisfy constraint: [Member must have value between 0.0 and 1.0]"
            );
        }

        var (main, further) = (
            _state.FindVersion(scope, alias.Function, alias.Version)!,
            _state.FindVersion(scope, alias.Function, version)
        );
        if (further is null)
        {
            throw LambdaErrors.FunctionNotFound(FunctionName.Arn(scope, alias.Function, version));
        }

        if (main.Text("Role") != further.Text("Role"))
        {
            throw LambdaErrors.Invalid("Both versions of an alias must have the same execution role.");
        }
    }

    [GeneratedRegex("^(?![0-9]+$)[a-zA-Z0-9-_]{1,128}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameShape();
}

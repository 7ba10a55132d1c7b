using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

internal sealed partial class LambdaApi
{
    /// <summary>Lambda's own limit of functions running at once in an account.</summary>
    private const int AccountConcurrency = 1000;

    /// <summary>What reservations must leave to all other functions.</summary>
    private const int LeastUnreserved = 100;

    private TimeSpan Takes => cloud.Options.ProvisioningTime;

    // The answer to a change always shows Lambda at work, however short it works.
    private static JsonObject AtWork(Scope scope, FunctionVersion version) =>
        LambdaShapes.Configuration(scope, version, isBusy: true);

    private JsonObject Shape(Scope scope, FunctionVersion version, string? qualifier = null) =>
        LambdaShapes.Configuration(scope, version, _state.IsBusy(version), qualifier);

    private JsonObject CreateFunction(LambdaRequest request)
    {
        var name = FunctionName.Parse(request.Body.Text("FunctionName") ?? "").Name;
        var made = _functions.Make(request.Scope, name, request.Body, Takes);
        if (request.Body.Flag("Publish") == true)
        {
            made = _functions.Publish(request.Scope, name, null, null, null, Takes);
        }

        return AtWork(request.Scope, made);
    }

    private JsonObject GetFunction(LambdaRequest request)
    {
        var version = _state.Resolve(request.Scope, request.Function);
        var function = _state.Function(request.Scope, request.Function.Name);
        var shape = new JsonObject
        {
            ["Configuration"] = Shape(request.Scope, version, request.Function.Qualifier),
            ["Code"] = new JsonObject
            {
                ["RepositoryType"] = "S3",
                ["Location"] = $"{cloud.Url}{LambdaRequest.CodePath}{version.Code}",
            },
        };
        if (function.Tags.Count > 0)
        {
            shape["Tags"] = Tags(function);
        }

        if (function.ReservedConcurrency is { } reserved)
        {
            shape["Concurrency"] = new JsonObject { ["ReservedConcurrentExecutions"] = reserved };
        }

        return shape;
    }

    private JsonObject GetConfiguration(LambdaRequest request) =>
        Shape(request.Scope, _state.Resolve(request.Scope, request.Function), request.Function.Qualifier);

    private JsonObject UpdateCode(LambdaRequest request)
    {
        var name = request.Function.Name;
        var dryRun = request.Body.Flag("DryRun") == true;
        var changed = _functions.UpdateCode(
            request.Scope,
            name,
            request.Body,
            request.Body.Text("RevisionId"),
            dryRun,
            Takes
        );
        if (request.Body.Flag("Publish") == true && !dryRun)
        {
            changed = _functions.Publish(request.Scope, name, null, null, null, Takes);
        }

        return AtWork(request.Scope, changed);
    }

    private JsonObject UpdateConfiguration(LambdaRequest request) =>
        AtWork(
            request.Scope,
            _functions.UpdateSettings(
                request.Scope,
                request.Function.Name,
                request.Body,
                request.Body.Text("RevisionId"),
                Takes
            )
        );

    private HttpAnswer DeleteFunction(LambdaRequest request)
    {
        _functions.Delete(request.Scope, request.Function);
        return new HttpAnswer(204);
    }

    private JsonObject ListFunctions(LambdaRequest request) =>
        LambdaShapes.Page(
            "Functions",
            [
                .. _state
                    .Functions(request.Scope)
                    .SelectMany(function =>
                        _state
                            .Versions(request.Scope, function.Name)
                            .Where(version =>
                                request.Query("FunctionVersion") == "ALL" || version.Version == FunctionVersion.Latest
                            )
                            .Select(version => Shape(request.Scope, version))
                    ),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );

    private JsonObject PublishVersion(LambdaRequest request)
    {
        var name = request.Function.Name;
        var before = _state.Function(request.Scope, name).LastVersion;
        var version = _functions.Publish(
            request.Scope,
            name,
            request.Body.Text("CodeSha256"),
            request.Body.Text("RevisionId"),
            request.Body.Text("Description"),
            Takes
        );
        return _state.Function(request.Scope, name).LastVersion == before
            ? Shape(request.Scope, version)
            : AtWork(request.Scope, version);
    }

    private JsonObject ListVersions(LambdaRequest request)
    {
        _state.Function(request.Scope, request.Function.Name);
        return LambdaShapes.Page(
            "Versions",
            [
                .. _state
                    .Versions(request.Scope, request.Function.Name)
                    .Select(version => Shape(request.Scope, version, version.Version)),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );
    }

    private JsonObject ListAliases(LambdaRequest request)
    {
        _state.Function(request.Scope, request.Function.Name);
        return LambdaShapes.Page(
            "Aliases",
            [
                .. _state
                    .Aliases(request.Scope, request.Function.Name)
                    .Where(alias => request.Query("FunctionVersion") is not { } version || alias.Version == version)
                    .Select(alias => LambdaShapes.Alias(request.Scope, alias)),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );
    }

    private HttpAnswer DeleteAlias(LambdaRequest request)
    {
        _state.Function(request.Scope, request.Function.Name);
        _state.RemoveAlias(request.Scope, request.Function.Name, request.Child);
        return new HttpAnswer(204);
    }

    private HttpAnswer RemovePermission(LambdaRequest request)
    {
        _permissions.Remove(request.Scope, request.Function, request.Child, request.Query("RevisionId"));
        return new HttpAnswer(204);
    }

    private JsonObject PutConcurrency(LambdaRequest request)
    {
        var reserved = request.Body.Integer("ReservedConcurrentExecutions") ?? 0;
        var others = _state
            .Functions(request.Scope)
            .Where(function => function.Name != request.Function.Name)
            .Sum(static function => function.ReservedConcurrency ?? 0);
        if (AccountConcurrency - others - reserved < LeastUnreserved)
        {
            throw LambdaErrors.Invalid(
                "Specified ReservedConcurrentExecutions for function decreases account's "
                    + $"UnreservedConcurrentExecution below its minimum value of [{LeastUnreserved}]."
            );
        }

        ChangeFunction(request, function => function with { ReservedConcurrency = reserved });
        return new() { ["ReservedConcurrentExecutions"] = reserved };
    }

    private JsonObject GetConcurrency(LambdaRequest request) =>
        _state.Function(request.Scope, request.Function.Name).ReservedConcurrency is { } reserved
            ? new() { ["ReservedConcurrentExecutions"] = reserved }
            : [];

    private HttpAnswer DeleteConcurrency(LambdaRequest request)
    {
        ChangeFunction(request, static function => function with { ReservedConcurrency = null });
        return new HttpAnswer(204);
    }

    private HttpAnswer Tag(LambdaRequest request)
    {
        var added = request.Body.Object("Tags") ?? [];
        ChangeFunction(
            request,
            function =>
                function with
                {
                    Tags = new(
                        function
                            .Tags.Where(tag => added[tag.Key] is null)
                            .Concat(added.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value.Text() ?? "")))
                            .ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return new HttpAnswer(204);
    }

    private HttpAnswer Untag(LambdaRequest request)
    {
        var removed = request
            .Call.QueryParameters()
            .Where(static each => each.Key == "tagKeys")
            .Select(static each => each.Value)
            .ToHashSet(StringComparer.Ordinal);
        ChangeFunction(
            request,
            function =>
                function with
                {
                    Tags = new(
                        function.Tags.Where(tag => !removed.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return new HttpAnswer(204);
    }

    private void ChangeFunction(LambdaRequest request, Func<Function, Function> change)
    {
        using var batch = cloud.Store.Begin();
        _state.Put(request.Scope, change(_state.Function(request.Scope, request.Function.Name)));
    }

    private JsonObject AccountSettings(Scope scope)
    {
        var functions = _state.Functions(scope).ToList();
        return new()
        {
            ["AccountLimit"] = new JsonObject
            {
                ["TotalCodeSize"] = 80530636800,
                ["CodeSizeUnzipped"] = 262144000,
                ["CodeSizeZipped"] = 52428800,
                ["ConcurrentExecutions"] = AccountConcurrency,
                ["UnreservedConcurrentExecutions"] =
                    AccountConcurrency - functions.Sum(static function => function.ReservedConcurrency ?? 0),
            },
            ["AccountUsage"] = new JsonObject
            {
                ["TotalCodeSize"] = functions.Sum(function =>
                    _state.Versions(scope, function.Name).Sum(static version => version.CodeSize)
                ),
                ["FunctionCount"] = functions.Count,
            },
        };
    }

    private static JsonObject Tags(Function function) =>
        new(function.Tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
}

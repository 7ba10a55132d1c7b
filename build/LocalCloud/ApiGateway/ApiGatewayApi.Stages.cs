using System.Text.Json.Nodes;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

internal sealed partial class ApiGatewayApi
{
    private static readonly PatchRule[] StagePatches =
    [
        new("/deploymentId"),
        new("/description"),
        new("/tracingEnabled", PatchKind.Boolean),
        new("/variables/*"),
        new("/documentationVersion"),
        new("/accessLogSettings/destinationArn"),
        new("/accessLogSettings/format"),
    ];

    private JsonObject? OnDeployments(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        _state.Api(scope, api);
        return (call.Method, rest) switch
        {
            ("GET", []) => List(
                call,
                _state
                    .Deployments(api)
                    .OrderByDescending(static each => each.Settings.Number("createdDate"))
                    .Select(static each => Copy(each.Settings))
            ),
            ("POST", []) => CreateDeployment(scope, api, Input(call), null),
            ("GET", [var id]) => Copy(Deployment(api, id).Settings),
            ("PATCH", [var id]) => PatchDeployment(api, id, Input(call)),
            ("DELETE", [var id]) => DeleteDeployment(scope, api, id),
            _ => throw Unmodelled(call),
        };
    }

    /// <summary>Takes a snapshot of the API; with a stage's name, lets that stage serve it.</summary>
    public JsonObject CreateDeployment(Scope scope, string api, JsonObject input, string? id)
    {
        using var batch = cloud.Store.Begin();
        var definition = _state.Api(scope, api).Definition;
        var canary = input.Object(CanarySettings.Member);
        if (canary is not null)
        {
            RequireStage(api, input.Text("stageName"));
        }

        var methods = Resources(definition)
            .SelectMany(static each => each.Object("resourceMethods") ?? [])
            .Select(static each => each.Value)
            .OfType<JsonObject>()
            .ToList();
        if (methods.Count == 0)
        {
            throw ApiGatewayErrors.BadRequest("The REST API doesn't contain any methods");
        }

        if (methods.Exists(static method => method["methodIntegration"] is null))
        {
            throw ApiGatewayErrors.BadRequest("No integration defined for method");
        }

        var settings = Only(input, "description");
        id ??= ApiIds.New(ApiIds.PartLength);
        settings["id"] = id;
        settings["createdDate"] = Now();
        _state.Put(new ApiDeployment(api, id, settings, definition));
        if (input.Text("stageName") is { Length: > 0 } stage)
        {
            if (_state.Stage(api, stage) is { } known)
            {
                var changed = Copy(known.Settings);
                if (canary is null)
                {
                    changed["deploymentId"] = id;
                }
                else
                {
                    changed[CanarySettings.Member] = CanarySettings.Of(canary, id);
                }

                changed["lastUpdatedDate"] = Now();
                _state.Put(known with { Settings = changed });
            }
            else
            {
                var made = Only(input, "variables", "tracingEnabled", "cacheClusterEnabled", "cacheClusterSize");
                (made["stageName"], made["deploymentId"], made["description"]) = (
                    stage,
                    id,
                    input.Text("stageDescription")
                );
                CreateStage(scope, api, made);
            }
        }

        return Copy(settings);
    }

    /// <summary>A canary is a deployment beside the one that a stage has.</summary>
    private void RequireStage(string api, string? stage)
    {
        const string wrong = "Invalid deployment content specified.";
        if (string.IsNullOrEmpty(stage))
        {
            throw ApiGatewayErrors.BadRequest(
                $"{wrong}Non null and non empty stageName must be provided for canary deployment. "
                    + $"Provided value is {stage ?? "null"}"
            );
        }

        if (_state.Stage(api, stage) is null)
        {
            throw ApiGatewayErrors.BadRequest(
                $"{wrong}Stage {stage} must already be created before making a canary release deployment"
            );
        }
    }

    public JsonObject PatchDeployment(string api, string id, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var deployment = Deployment(api, id);
        var settings = Copy(deployment.Settings);
        PatchOperations.Apply(settings, input, [new PatchRule("/description")]);
        _state.Put(deployment with { Settings = settings });
        return settings;
    }

    public JsonObject? DeleteDeployment(Scope scope, string api, string id)
    {
        using var batch = cloud.Store.Begin();
        _state.Api(scope, api);
        Deployment(api, id);
        if (_state.Stages(api).Any(stage => stage.DeploymentId == id))
        {
            throw ApiGatewayErrors.BadRequest("Active stages pointing to this deployment must be moved or deleted");
        }

        if (_state.Stages(api).Any(stage => CanarySettings.DeploymentOf(stage.Settings) == id))
        {
            throw ApiGatewayErrors.BadRequest(
                "Active stages with canary settings pointing to this deployment must be moved or deleted"
            );
        }

        _state.RemoveDeployment(api, id);
        return null;
    }

    private JsonObject? OnStages(HttpCall call, string api, string[] rest)
    {
        var scope = call.Scope;
        _state.Api(scope, api);
        return (call.Method, rest) switch
        {
            ("GET", []) => new JsonObject
            {
                ["item"] = new JsonArray([.. StagesOf(call, api).Select(static each => Copy(each.Settings))]),
            },
            ("POST", []) => CreateStage(scope, api, Input(call)),
            ("GET", [var name]) => Copy(Stage(api, name).Settings),
            ("PATCH", [var name]) => UpdateStage(scope, api, name, Input(call)),
            ("DELETE", [var name]) => DeleteStage(scope, api, name),
            _ => throw Unmodelled(call),
        };
    }

    private IEnumerable<ApiStage> StagesOf(HttpCall call, string api)
    {
        var deployment = call.QueryParameters().FirstOrDefault(static pair => pair.Key == "deploymentId").Value;
        return _state
            .Stages(api)
            .Where(stage => deployment is null || stage.Settings.Text("deploymentId") == deployment);
    }

    public JsonObject CreateStage(Scope scope, string api, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var name = input.RequiredText("stageName");
        _state.Api(scope, api);
        if (_state.Stage(api, name) is not null)
        {
            throw ApiGatewayErrors.Conflict("Stage already exists");
        }

        return PutStage(scope, api, name, input, Now());
    }

    /// <summary>Sets a stage to the desired state.</summary>
    public JsonObject PutStage(Scope scope, string api, string name, JsonObject input, long created)
    {
        var settings = Only(
            input,
            "deploymentId",
            "description",
            "variables",
            "documentationVersion",
            "tags",
            "tracingEnabled",
            "methodSettings",
            "accessLogSettings",
            "clientCertificateId"
        );
        settings["stageName"] = name;
        if (input.Object(CanarySettings.Member) is { } canary)
        {
            settings[CanarySettings.Member] = CanarySettings.Of(canary, settings.Text("deploymentId") ?? "");
        }

        settings["cacheClusterEnabled"] = false;
        settings["cacheClusterStatus"] = "NOT_AVAILABLE";
        settings["methodSettings"] ??= new JsonObject();
        settings["tracingEnabled"] = input.Flag("tracingEnabled") == true;
        settings["createdDate"] = created;
        settings["lastUpdatedDate"] = Now();
        if (input.Flag("cacheClusterEnabled") == true)
        {
            throw ApiGatewayErrors.NotModelled("a stage's cache");
        }

        CheckStage(scope, api, settings);
        _state.Put(new ApiStage(api, name, settings));
        return Copy(settings);
    }

    public JsonObject UpdateStage(Scope scope, string api, string name, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var stage = Stage(api, name);
        var settings = Copy(stage.Settings);
        foreach (var operation in input.Objects("patchOperations"))
        {
            if (!CanarySettings.TryPatch(settings, operation) && !MethodSettings.TryPatch(settings, operation))
            {
                PatchOperations.Apply(
                    settings,
                    new() { ["patchOperations"] = new JsonArray(operation.DeepClone()) },
                    StagePatches,
                    MethodSettings.Refusal
                );
            }
        }

        settings["lastUpdatedDate"] = Now();
        CheckStage(scope, api, settings);
        _state.Put(stage with { Settings = settings });
        return Copy(settings);
    }

    public JsonObject? DeleteStage(Scope scope, string api, string name)
    {
        using var batch = cloud.Store.Begin();
        _state.Api(scope, api);
        Stage(api, name);
        _keys.RemoveStage(scope, api, name);
        _state.RemoveStage(api, name);
        return null;
    }

    private void CheckStage(Scope scope, string api, JsonObject settings)
    {
        if (
            _state.Deployment(api, settings.Text("deploymentId") ?? "") is null
            || (CanarySettings.DeploymentOf(settings) is { } canary && _state.Deployment(api, canary) is null)
        )
        {
            throw ApiGatewayErrors.BadRequest("Deployment id does not exist");
        }

        if (
            settings.Text("documentationVersion") is { Length: > 0 } version
            && _state.Api(scope, api).Definition.DocumentationVersions[version] is null
        )
        {
            throw ApiGatewayErrors.NoDocumentationVersion();
        }

        var logs = settings.Object("accessLogSettings");
        var logsMethods = (settings.Object("methodSettings") ?? []).Any(static each =>
            (each.Value as JsonObject)?.Text("loggingLevel") is "ERROR" or "INFO"
        );
        if ((logs is not null || logsMethods) && _state.Account(scope).CloudWatchRoleArn is null)
        {
            throw ApiGatewayErrors.NoLogsRole();
        }

        if (logs?.Text("destinationArn") is not { } destination)
        {
            return;
        }

        // arn:aws:logs:region:account:log-group:name, with or without ":*"; kept without
        if (destination.Split(':') is not ["arn", _, "logs", _, _, "log-group", var group, .. ["*"] or []])
        {
            throw ApiGatewayErrors.BadRequest(
                "Invalid ARN specified in the request. ARNs must start with "
                    + "'arn:' and be of a log group or a Firehose delivery stream"
            );
        }

        if (cloud.Get<LogsState>().Groups[scope.Key(group)] is null)
        {
            throw ApiGatewayErrors.BadRequest(
                $"Access Logging: Failed to create Resource Policy or Log Group: the log group {group} does not exist"
            );
        }

        logs["destinationArn"] = destination.EndsWith(":*", StringComparison.Ordinal) ? destination[..^2] : destination;
    }

    private ApiDeployment Deployment(string api, string id) =>
        _state.Deployment(api, id) ?? throw ApiGatewayErrors.NoDeployment();

    private ApiStage Stage(string api, string name) => _state.Stage(api, name) ?? throw ApiGatewayErrors.NoStage();
}

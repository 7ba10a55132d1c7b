using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>The canary of a stage: another deployment, which gets a share of the requests.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html</remarks>
internal static class CanarySettings
{
    public const string Member = "canarySettings";
    private const string Deployment = "deploymentId";
    private const string Share = "percentTraffic";
    private const string Overrides = "stageVariableOverrides";
    private const string Cache = "useStageCache";

    private static readonly PatchRule[] Patches =
    [
        new($"/{Member}", PatchKind.Whole),
        new($"/{Member}/{Deployment}"),
        new($"/{Member}/{Share}", PatchKind.Number),
        new($"/{Member}/{Cache}", PatchKind.Boolean),
        new($"/{Member}/{Overrides}", PatchKind.Whole),
        new($"/{Member}/{Overrides}/*"),
    ];

    /// <summary>The settings of a request with their defaults.</summary>
    /// <param name="given">What the request has.</param>
    /// <param name="deployment">The deployment of the canary unless the request names one.</param>
    public static JsonObject Of(JsonObject given, string deployment)
    {
        var settings = new JsonObject
        {
            [Deployment] = given.Text(Deployment) ?? deployment,
            [Share] = given.Number(Share) ?? 0.0,
            [Cache] = given.Flag(Cache) == true,
        };
        if (given[Overrides] is JsonObject { Count: > 0 } overrides)
        {
            settings[Overrides] = overrides.DeepClone();
        }

        Check(settings);
        return settings;
    }

    /// <summary>Applies an operation to a stage, if it is one on its canary.</summary>
    public static bool TryPatch(JsonObject stage, JsonObject operation)
    {
        var path = operation.Text("path") ?? "";
        if (operation.Text("op") == "copy")
        {
            Promote(stage, operation.Text("from") ?? "", path);
            return true;
        }

        if (path != $"/{Member}" && !path.StartsWith($"/{Member}/", StringComparison.Ordinal))
        {
            return false;
        }

        if (operation.Text("op") != "remove")
        {
            stage[Member] ??= Of([], stage.Text(Deployment) ?? "");
        }

        PatchOperations.Apply(stage, new() { ["patchOperations"] = new JsonArray(operation.DeepClone()) }, Patches);
        if (stage.Object(Member) is { } canary)
        {
            Check(canary);
        }

        return true;
    }

    /// <summary>The deployment of a stage's canary; null when the stage has no canary.</summary>
    public static string? DeploymentOf(JsonObject stage) => stage.Object(Member)?.Text(Deployment);

    /// <summary>The share of the requests that the canary gets, in percent.</summary>
    public static double ShareOf(JsonObject stage) => stage.Object(Member)?.Number(Share) ?? 0;

    /// <summary>The variables of a stage as its canary sees them.</summary>
    public static JsonObject Variables(JsonObject stage)
    {
        var variables = stage.Object("variables")?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in stage.Object(Member)?.Object(Overrides) ?? [])
        {
            variables[name] = value?.DeepClone();
        }

        return variables;
    }

    private static void Promote(JsonObject stage, string from, string path)
    {
        var isDeployment = (from, path) == ($"/{Member}/{Deployment}", "/deploymentId");
        if (!isDeployment && (from, path) != ($"/{Member}/{Overrides}", "/variables"))
        {
            throw ApiGatewayErrors.BadRequest(
                $"Invalid copy operation with path: {path} and from {from}. Valid copy:path are [/deploymentId, "
                    + $"/variables] and valid copy:from are [/{Member}/{Deployment}, /{Member}/{Overrides}]"
            );
        }

        if (stage[Member] is null)
        {
            throw ApiGatewayErrors.BadRequest("Promotion not available. Canary does not exist.");
        }

        if (isDeployment)
        {
            stage["deploymentId"] = DeploymentOf(stage);
        }
        else if (Variables(stage) is { Count: > 0 } variables)
        {
            stage["variables"] = variables;
        }
    }

    private static void Check(JsonObject settings)
    {
        if (settings.Number(Share) is < 0 or > 100)
        {
            throw ApiGatewayErrors.BadRequest("Percent traffic must be between 0.0 and 100.0");
        }
    }
}

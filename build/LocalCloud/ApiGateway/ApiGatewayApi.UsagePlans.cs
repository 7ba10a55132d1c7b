using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

// usage plans: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html
internal sealed partial class ApiGatewayApi
{
    private static readonly string[] QuotaPeriods = ["DAY", "WEEK", "MONTH"];

    private static readonly PatchRule[] PlanPatches =
    [
        new("/name"),
        new("/description"),
        new("/productCode"),
        new("/throttle", PatchKind.Whole),
        new("/throttle/rateLimit", PatchKind.Number),
        new("/throttle/burstLimit", PatchKind.Integer),
        new("/quota", PatchKind.Whole),
        new("/quota/limit", PatchKind.Integer),
        new("/quota/offset", PatchKind.Integer),
        new("/quota/period"),
    ];

    private JsonObject? OnUsagePlans(HttpCall call, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(call, PlansOf(call)),
            ("POST", []) => CreateUsagePlan(scope, Input(call), null),
            ("GET", [var id]) => Copy(_keys.Plan(scope, id).Settings),
            ("PATCH", [var id]) => UpdateUsagePlan(scope, id, Input(call)),
            ("DELETE", [var id]) => DeleteUsagePlan(scope, id),
            ("GET", [var id, "keys"]) => List(call, PlanKeysOf(call, _keys.FindPlan(scope, id))),
            ("POST", [var id, "keys"]) => CreateUsagePlanKey(scope, id, Input(call)),
            ("GET", [var id, "keys", var key]) => ShownPlanKey(PlanKey(_keys.Plan(scope, id), key)),
            ("DELETE", [var id, "keys", var key]) => DeleteUsagePlanKey(scope, id, key),
            _ => throw Unmodelled(call),
        };
    }

    /// <summary>Creates a plan without keys, under the given id or a new one.</summary>
    public JsonObject CreateUsagePlan(Scope scope, JsonObject input, string? id)
    {
        using var batch = cloud.Store.Begin();
        var settings = PlanSettings(input);
        settings["id"] = id ??= ApiIds.New(ApiIds.PartLength);
        var plan = new UsagePlan(id, scope.Account, scope.Region, Now(), settings, []);
        CheckPlan(plan);
        _keys.Put(plan);
        return Copy(settings);
    }

    /// <summary>Sets a plan to the desired state; its keys stay.</summary>
    public JsonObject PutUsagePlan(Scope scope, string id, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var settings = PlanSettings(input);
        settings["id"] = id;
        var plan = _keys.Plan(scope, id) with { Settings = settings };
        CheckPlan(plan);
        _keys.Put(plan);
        return Copy(settings);
    }

    public JsonObject UpdateUsagePlan(Scope scope, string id, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var plan = _keys.Plan(scope, id);
        var settings = Copy(plan.Settings);
        foreach (var operation in input.Objects("patchOperations"))
        {
            if (!UsagePlanStages.TryPatch(settings, operation))
            {
                PatchOperations.Apply(
                    settings,
                    new() { ["patchOperations"] = new JsonArray(operation.DeepClone()) },
                    PlanPatches,
                    ApiGatewayErrors.NoPlanPath
                );
            }
        }

        var changed = plan with { Settings = settings };
        CheckPlan(changed);
        _keys.Put(changed);
        return Copy(settings);
    }

    public JsonObject? DeleteUsagePlan(Scope scope, string id)
    {
        using var batch = cloud.Store.Begin();
        var plan = _keys.Plan(scope, id);
        if (plan.Stages.FirstOrDefault() is { } stage)
        {
            throw ApiGatewayErrors.PlanHasStages(id, $"{stage.Text("apiId")}:{stage.Text("stage")}");
        }

        _keys.RemovePlan(plan);
        return null;
    }

    public JsonObject CreateUsagePlanKey(Scope scope, string id, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        if (input.Text("keyType") is not "API_KEY")
        {
            throw ApiGatewayErrors.BadRequest($"Invalid key type specified: {input.Text("keyType")}");
        }

        var plan = _keys.Plan(scope, id);
        var key = _keys.Key(scope, input.RequiredText("keyId"));
        if (plan.Keys.Contains(key.Id))
        {
            throw ApiGatewayErrors.Conflict($"{id} is already subscribed to key {key.Id}");
        }

        var changed = plan with { Keys = [.. plan.Keys, key.Id] };
        CheckPlan(changed);
        _keys.Put(changed);
        return ShownPlanKey(key);
    }

    public JsonObject? DeleteUsagePlanKey(Scope scope, string id, string key)
    {
        using var batch = cloud.Store.Begin();
        var plan = _keys.Plan(scope, id);
        _keys.RemoveFromPlan(plan, PlanKey(plan, key).Id);
        return null;
    }

    private static JsonObject PlanSettings(JsonObject input)
    {
        var settings = Only(input, "description", "apiStages", "throttle", "quota", "productCode", "tags");
        settings["name"] = input.RequiredText("name");
        settings["apiStages"] ??= new JsonArray();
        if (settings.Object("quota") is { } quota)
        {
            quota["offset"] ??= 0;
        }

        return settings;
    }

    private void CheckPlan(UsagePlan plan)
    {
        foreach (var (api, stage) in plan.Stages.Select(static each => (each.Text("apiId"), each.Text("stage"))))
        {
            if (api is null or "" || stage is null or "")
            {
                throw ApiGatewayErrors.BadRequest(
                    $"Invalid API Stage {{api: {api}, stage: {stage}}} specified for usageplan "
                        + plan.Settings.Text("name")
                );
            }

            if (_state.Find(api)?.Scope != plan.Scope || _state.Stage(api, stage) is null)
            {
                throw ApiGatewayErrors.NotFound($"API Stage not found: {api}:{stage}");
            }

            CheckOtherPlans(plan, api, stage);
        }

        if (plan.Settings.Object("quota") is not { } quota)
        {
            return;
        }

        if (quota["limit"] is null || quota.Text("period") is not { } period)
        {
            throw ApiGatewayErrors.BadRequest("Usage Plan quota must have a limit and a period");
        }

        if (!QuotaPeriods.Contains(period))
        {
            throw ApiGatewayErrors.NotOneOf(period, "quota.period", QuotaPeriods);
        }
    }

    // of the plans with a key, one may have a stage: which limits hold would be unknown otherwise
    private void CheckOtherPlans(UsagePlan plan, string api, string stage)
    {
        foreach (var other in _keys.Plans(plan.Scope).Where(each => each.Id != plan.Id))
        {
            if (other.Stage(api, stage) is not null && plan.Keys.FirstOrDefault(other.Keys.Contains) is { } shared)
            {
                throw ApiGatewayErrors.Conflict(
                    $"Usage Plan {plan.Id} cannot be added because API Key {shared} cannot reference multiple "
                        + $"Usage Plans with the same API stage: {api}:{stage}"
                );
            }
        }
    }

    private IEnumerable<JsonObject> PlansOf(HttpCall call)
    {
        var key = call.QueryParameters().FirstOrDefault(static pair => pair.Key == "keyId").Value;
        return _keys
            .Plans(call.Scope)
            .Where(plan => key is null || plan.Keys.Contains(key))
            .Select(static plan => Copy(plan.Settings));
    }

    // a plan that there is not has no keys
    private IEnumerable<JsonObject> PlanKeysOf(HttpCall call, UsagePlan? plan)
    {
        var name = call.QueryParameters().FirstOrDefault(static pair => pair.Key == "name").Value ?? "";
        return (plan?.Keys ?? [])
            .Select(key => PlanKey(plan!, key))
            .Where(key => (key.Settings.Text("name") ?? "").StartsWith(name, StringComparison.Ordinal))
            .Select(ShownPlanKey);
    }

    private ApiKey PlanKey(UsagePlan plan, string key) =>
        plan.Keys.Contains(key) ? _keys.Key(plan.Scope, key) : throw ApiGatewayErrors.NoPlanKey();

    private static JsonObject ShownPlanKey(ApiKey key) =>
        new()
        {
            ["id"] = key.Id,
            ["type"] = "API_KEY",
            ["value"] = key.Value,
            ["name"] = key.Settings.Text("name"),
        };
}

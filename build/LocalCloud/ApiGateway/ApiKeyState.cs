using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>API keys, the usage plans that give them access, and what they have used of their quotas.</summary>
internal sealed class ApiKeyState(Cloud cloud) : ICloudPart<ApiKeyState>
{
    private readonly Documents<ApiKey> _keys = new(cloud.Store, "apigateway-keys", ApiKeyDocuments.Keys);
    private readonly Documents<UsagePlan> _plans = new(cloud.Store, "apigateway-plans", ApiKeyDocuments.Plans);
    private readonly Documents<ApiKeyUsage> _usage = new(cloud.Store, "apigateway-usage", ApiKeyDocuments.Usage);

    public static ApiKeyState Create(Cloud cloud) => new(cloud);

    public IEnumerable<ApiKey> Keys(Scope scope) =>
        _keys.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public ApiKey? FindKey(Scope scope, string id) => _keys[scope.Key(id)];

    public ApiKey Key(Scope scope, string id) => FindKey(scope, id) ?? throw ApiGatewayErrors.NoKey();

    public void Put(ApiKey key) => _keys.Put(key.Scope.Key(key.Id), key);

    /// <summary>Removes a key, also from its plans.</summary>
    public void RemoveKey(Scope scope, string id)
    {
        using var batch = cloud.Store.Begin();
        Key(scope, id);
        foreach (var plan in Plans(scope).Where(plan => plan.Keys.Contains(id)).ToList())
        {
            RemoveFromPlan(plan, id);
        }

        _keys.Remove(scope.Key(id));
    }

    public IEnumerable<UsagePlan> Plans(Scope scope) =>
        _plans.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public UsagePlan? FindPlan(Scope scope, string id) => _plans[scope.Key(id)];

    public UsagePlan Plan(Scope scope, string id) => FindPlan(scope, id) ?? throw ApiGatewayErrors.NoPlan();

    public void Put(UsagePlan plan) => _plans.Put(plan.Scope.Key(plan.Id), plan);

    public void RemovePlan(UsagePlan plan)
    {
        using var batch = cloud.Store.Begin();
        foreach (var key in plan.Keys)
        {
            _usage.Remove(UsageKey(plan, key));
        }

        _plans.Remove(plan.Scope.Key(plan.Id));
    }

    /// <summary>Takes a key out of a plan, with what it has used.</summary>
    public void RemoveFromPlan(UsagePlan plan, string keyId)
    {
        using var batch = cloud.Store.Begin();
        Put(plan with { Keys = [.. plan.Keys.Where(key => key != keyId)] });
        _usage.Remove(UsageKey(plan, keyId));
    }

    /// <summary>Takes a stage out of all plans; null for every stage of the API.</summary>
    public void RemoveStage(Scope scope, string api, string? stage)
    {
        using var batch = cloud.Store.Begin();
        foreach (var plan in Plans(scope).ToList())
        {
            if (UsagePlanStages.Without(plan.Settings, api, stage) is { } settings)
            {
                Put(plan with { Settings = settings });
            }
        }
    }

    /// <summary>Counts a request of a key, unless its quota for the period is used up.</summary>
    /// <returns>Whether the request is within the quota.</returns>
    public bool TryUse(UsagePlan plan, string keyId, string period, long limit)
    {
        using var batch = cloud.Store.Begin();
        var used = _usage[UsageKey(plan, keyId)] is { } known && known.Period == period ? known.Used : 0;
        if (used >= limit)
        {
            return false;
        }

        _usage.Put(UsageKey(plan, keyId), new ApiKeyUsage(period, used + 1));
        return true;
    }

    private static string UsageKey(UsagePlan plan, string keyId) => plan.Scope.Key($"{plan.Id}/{keyId}");
}

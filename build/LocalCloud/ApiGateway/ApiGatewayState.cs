using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>REST APIs with their deployments and stages.</summary>
internal sealed class ApiGatewayState(Cloud cloud) : ICloudPart<ApiGatewayState>
{
    private readonly Documents<RestApi> _apis = new(cloud.Store, "apigateway-apis", ApiGatewayDocuments.Apis);
    private readonly Documents<ApiDeployment> _deployments = new(
        cloud.Store,
        "apigateway-deployments",
        ApiGatewayDocuments.Deployments
    );
    private readonly Documents<ApiStage> _stages = new(cloud.Store, "apigateway-stages", ApiGatewayDocuments.Stages);
    private readonly Documents<ApiAccount> _accounts = new(
        cloud.Store,
        "apigateway-accounts",
        ApiGatewayDocuments.Accounts
    );

    public static ApiGatewayState Create(Cloud cloud) => new(cloud);

    /// <summary>The API with an id in any account, as in its invoke URL.</summary>
    public RestApi? Find(string id) => _apis[id];

    public RestApi Api(Scope scope, string id) =>
        _apis[id] is { } api && api.Scope == scope ? api : throw ApiGatewayErrors.NoApi(scope, id);

    public IEnumerable<RestApi> All(Scope scope) =>
        _apis.StartingWith("").Select(static entry => entry.Value).Where(api => api.Scope == scope);

    public void Put(RestApi api) => _apis.Put(api.Id, api);

    /// <summary>Changes a copy of an API's definition and stores it.</summary>
    public T Change<T>(Scope scope, string id, Func<ApiDefinition, T> change)
    {
        using var batch = cloud.Store.Begin();
        var api = Api(scope, id);
        var definition = api.Definition.Copy();
        var answer = change(definition);
        _apis.Put(id, api with { Definition = definition });
        return answer;
    }

    /// <summary>Removes an API with its deployments and stages.</summary>
    public void Remove(Scope scope, string id)
    {
        using var batch = cloud.Store.Begin();
        Api(scope, id);
        foreach (var stage in Stages(id).ToList())
        {
            _stages.Remove(Key(id, stage.Name));
        }

        foreach (var deployment in Deployments(id).ToList())
        {
            _deployments.Remove(Key(id, deployment.Id));
        }

        _apis.Remove(id);
    }

    public ApiDeployment? Deployment(string apiId, string id) => _deployments[Key(apiId, id)];

    public IEnumerable<ApiDeployment> Deployments(string apiId) =>
        _deployments.StartingWith(Key(apiId, "")).Select(static entry => entry.Value);

    public void Put(ApiDeployment deployment) => _deployments.Put(Key(deployment.ApiId, deployment.Id), deployment);

    public void RemoveDeployment(string apiId, string id) => _deployments.Remove(Key(apiId, id));

    public ApiStage? Stage(string apiId, string name) => _stages[Key(apiId, name)];

    public IEnumerable<ApiStage> Stages(string apiId) =>
        _stages.StartingWith(Key(apiId, "")).Select(static entry => entry.Value);

    public void Put(ApiStage stage) => _stages.Put(Key(stage.ApiId, stage.Name), stage);

    public void RemoveStage(string apiId, string name) => _stages.Remove(Key(apiId, name));

    public ApiAccount Account(Scope scope) => _accounts[scope.Key("")] ?? new ApiAccount((string?)null);

    public void Put(Scope scope, ApiAccount account) => _accounts.Put(scope.Key(""), account);

    private static string Key(string apiId, string name) => $"{apiId}/{name}";
}

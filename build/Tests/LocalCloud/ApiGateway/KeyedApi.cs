using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>A stack of an API that asks for a key, with a key, a usage plan and a stage that the plan lacks.</summary>
internal sealed class KeyedApi : IAsyncDisposable
{
    public const string Template = """
        Parameters:
          Enabled: { Type: String, Default: 'true' }
          Burst: { Type: Number, Default: 100 }
          MethodBurst: { Type: Number, Default: 100 }
          Limit: { Type: Number, Default: 100 }
          Offset: { Type: Number, Default: 0 }
          Period: { Type: String, Default: DAY }
        Resources:
          Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: locked } }
          Dishes: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: dishes } }
          Read:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !Ref Dishes
              HttpMethod: GET
              AuthorizationType: NONE
              ApiKeyRequired: true
              MethodResponses: [{ StatusCode: '200' }]
              Integration:
                Type: MOCK
                RequestTemplates: { application/json: '{"statusCode": 200}' }
                IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { application/json: '{"id":"$context.identity.apiKeyId"}' } }]
          Options:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: OPTIONS
              AuthorizationType: NONE
              RestApiId: !Ref Api
              ResourceId: !Ref Dishes
              MethodResponses: [{ StatusCode: '204' }]
              Integration:
                Type: MOCK
                RequestTemplates: { application/json: '{"statusCode": 204}' }
                IntegrationResponses: [{ StatusCode: '204' }]
          Snapshot: { Type: AWS::ApiGateway::Deployment, DependsOn: [Read, Options], Properties: { RestApiId: !Ref Api } }
          Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Snapshot, StageName: live } }
          Other: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Snapshot, StageName: other } }
          Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Name: cook, Enabled: !Ref Enabled, Tags: [{ Key: of, Value: cooks }] } }
          Plan:
            Type: AWS::ApiGateway::UsagePlan
            Properties:
              UsagePlanName: cooks
              ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Live, Throttle: { /dishes/GET: { BurstLimit: !Ref MethodBurst, RateLimit: 0 } } }]
              Throttle: { BurstLimit: !Ref Burst, RateLimit: 0 }
              Quota: { Limit: !Ref Limit, Offset: !Ref Offset, Period: !Ref Period }
          KeyOfPlan: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan } }
        Outputs:
          Id: { Value: !Ref Api }
          Key: { Value: !GetAtt Key.APIKeyId }
          Plan: { Value: !GetAtt Plan.Id }
          Pair: { Value: !Ref KeyOfPlan }
        """;

    private readonly RawClient _client;

    private KeyedApi(StackFixture stacks, IReadOnlyDictionary<string, string> outputs, VirtualClock? clock) =>
        (Stacks, Outputs, _client) = (stacks, outputs, new RawClient(stacks.Host.Url, clock));

    public StackFixture Stacks { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>The value of the key.</summary>
    public string Secret { get; private set; } = "";

    public static async Task<KeyedApi> StartAsync(params (string Name, string Value)[] parameters) =>
        await StartAsync(null, parameters);

    public static async Task<KeyedApi> StartAsync(VirtualClock? clock, params (string Name, string Value)[] parameters)
    {
        var options = new LocalCloudOptions();
        var stacks = clock is null
            ? await StackFixture.StartAsync(options)
            : await StackFixture.StartAsync(clock, options);
        await stacks.CreateAsync("locked", Template, KitchenApi.Parameters(parameters));
        (await stacks.SettledAsync("locked")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("locked"))
        );
        var outputs = (await stacks.StackAsync("locked"))
            .Descendants("Outputs")
            .SelectMany(static outputs => outputs.Elements("member"))
            .ToDictionary(
                static each => each.Element("OutputKey")!.Value,
                static each => each.Element("OutputValue")!.Value
            );
        var api = new KeyedApi(stacks, outputs, clock);
        var (_, _, body) = await api.ControlAsync(HttpMethod.Get, $"/apikeys/{outputs["Key"]}?includeValue=true");
        api.Secret = JsonNode.Parse(body)!["value"]!.GetValue<string>();
        return api;
    }

    /// <summary>Reads the dishes with a key; answers status, error type and body.</summary>
    public async Task<(int Status, string? ErrorType, string Body)> ReadAsync(string? key, string stage = "live")
    {
        (string, string)[] headers = key is null ? [] : [("X-API-Key", key)];
        using var none = new StringContent("", null, "application/json");
        using var answer = await _client.SendAsync(
            HttpMethod.Get,
            $"/restapis/{Outputs["Id"]}/{stage}/_user_request_/dishes",
            null,
            none,
            headers
        );
        return await SaidAsync(answer);
    }

    public async Task<int> OptionsAsync()
    {
        using var none = new StringContent("", null, "application/json");
        using var answer = await _client.SendAsync(
            HttpMethod.Options,
            $"/restapis/{Outputs["Id"]}/live/_user_request_/dishes",
            null,
            none
        );
        return (int)answer.StatusCode;
    }

    /// <summary>Calls the control plane.</summary>
    public async Task<(int Status, string? ErrorType, string Body)> ControlAsync(
        HttpMethod method,
        string path,
        string body = ""
    )
    {
        using var content = new StringContent(body.Replace('\'', '"'));
        using var answer = await _client.SendAsync(method, path, "apigateway", content);
        return await SaidAsync(answer);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Stacks.DisposeAsync();
    }

    private static async Task<(int Status, string? ErrorType, string Body)> SaidAsync(HttpResponseMessage answer) =>
        (
            (int)answer.StatusCode,
            answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null,
            await answer.Content.ReadAsStringAsync()
        );
}

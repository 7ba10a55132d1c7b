using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>A stack of one REST API, and a client of what it serves.</summary>
internal sealed class KitchenApi : IAsyncDisposable
{
    public const string Template = """
        Parameters:
          Status: { Type: String, Default: '204' }
          Burst: { Type: Number, Default: 100 }
          Rate: { Type: Number, Default: 50 }
        Resources:
          Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: kitchen } }
          Check:
            Type: AWS::ApiGateway::RequestValidator
            Properties: { RestApiId: !Ref Api, Name: all, ValidateRequestBody: true, ValidateRequestParameters: true }
          Dish:
            Type: AWS::ApiGateway::Model
            Properties:
              RestApiId: !Ref Api
              Name: Dish
              ContentType: application/json
              Schema: { type: object, required: [name], properties: { name: { type: string, minLength: 1 }, servings: { type: integer, minimum: 1 } } }
          Dishes: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: dishes } }
          One: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !Ref Dishes, PathPart: '{id}' } }
          Options:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !Ref Dishes
              HttpMethod: OPTIONS
              AuthorizationType: NONE
              MethodResponses: [{ StatusCode: !Ref Status, ResponseParameters: { method.response.header.Access-Control-Allow-Origin: true } }]
              Integration:
                Type: MOCK
                RequestTemplates: { application/json: '{"statusCode": 200}' }
                IntegrationResponses: [{ StatusCode: !Ref Status, ResponseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'" } }]
          Add:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !Ref Dishes
              HttpMethod: POST
              AuthorizationType: NONE
              RequestValidatorId: !Ref Check
              RequestModels: { application/json: !Ref Dish }
              RequestParameters: { method.request.querystring.kitchen: true }
              Integration:
                Type: AWS_PROXY
                IntegrationHttpMethod: POST
                Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:cook:live/invocations
          Invalid:
            Type: AWS::ApiGateway::GatewayResponse
            Properties:
              RestApiId: !Ref Api
              ResponseType: BAD_REQUEST_BODY
              StatusCode: '422'
              ResponseTemplates: { application/json: '{"why":"$context.error.validationErrorString","text":$context.error.messageString}' }
          First:
            Type: AWS::ApiGateway::Deployment
            DependsOn: [Options, Add, Invalid]
            Properties: { RestApiId: !Ref Api }
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Api
              DeploymentId: !Ref First
              StageName: live
              MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ThrottlingBurstLimit: !Ref Burst, ThrottlingRateLimit: !Ref Rate }]
        Outputs:
          Id: { Value: !Ref Api }
          Stage: { Value: !Ref Stage }
          Model: { Value: !Ref Dish }
        """;

    private readonly RawClient _client;

    private KitchenApi(StackFixture stacks, string id) =>
        (Stacks, Id, _client) = (stacks, id, new RawClient(stacks.Host.Url));

    public StackFixture Stacks { get; }

    public string Id { get; }

    public static async Task<KitchenApi> StartAsync(params (string Name, string Value)[] parameters)
    {
        var stacks = await StackFixture.StartAsync(new LocalCloudOptions());
        await stacks.CreateAsync("kitchen", Template, Parameters(parameters));
        (await stacks.SettledAsync("kitchen")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("kitchen"))
        );
        var outputs = (await stacks.StackAsync("kitchen"))
            .Descendants("Outputs")
            .SelectMany(static outputs => outputs.Elements("member"))
            .ToDictionary(
                static each => each.Element("OutputKey")!.Value,
                static each => each.Element("OutputValue")!.Value
            );
        outputs["Stage"].ShouldBe("live");
        outputs["Model"].ShouldBe("Dish");
        return new KitchenApi(stacks, outputs["Id"]);
    }

    public static (string Name, string Value)[] Parameters(params (string Name, string Value)[] parameters) =>
        [
            .. parameters.SelectMany(
                static (each, i) =>
                    new[]
                    {
                        ($"Parameters.member.{i + 1}.ParameterKey", each.Name),
                        ($"Parameters.member.{i + 1}.ParameterValue", each.Value),
                    }
            ),
        ];

    /// <summary>Calls the API; answers status, error type and body.</summary>
    public async Task<(int Status, string? ErrorType, string Body)> CallAsync(
        HttpMethod method,
        string path,
        string body = "",
        string contentType = "application/json"
    )
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = new(contentType);
        using var answer = await _client.SendAsync(method, $"/restapis/{Id}/{path}", null, content);
        return (
            (int)answer.StatusCode,
            answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null,
            await answer.Content.ReadAsStringAsync()
        );
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
        return (
            (int)answer.StatusCode,
            answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null,
            await answer.Content.ReadAsStringAsync()
        );
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Stacks.DisposeAsync();
    }
}

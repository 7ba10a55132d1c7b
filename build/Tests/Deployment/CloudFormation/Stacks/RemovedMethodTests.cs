using System.Net;
using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>What an API no longer has is no longer served.</summary>
public sealed class RemovedMethodTests
{
    private const string Dishes = """
          Dishes:
            Type: AWS::ApiGateway::Resource
            Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: dishes }
          Cook:
            Type: AWS::ApiGateway::Method
            Properties: { RestApiId: !Ref Api, ResourceId: !Ref Dishes, HttpMethod: GET, AuthorizationType: NONE,
              MethodResponses: [{ StatusCode: '200' }],
              Integration: { Type: MOCK, RequestTemplates: { application/json: '{"statusCode": 200}' },
                IntegrationResponses: [{ StatusCode: '200' }] } }

        """;

    [Fact]
    public async Task A_method_that_the_template_no_longer_has_is_forbidden_after_the_deployment()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var api = (await cloud.DeployAsync(Template("First", Dishes))).Outputs["Id"];
        (await StatusAsync(cloud, api)).ShouldBe(HttpStatusCode.OK);

        var outcome = await cloud.DeployAsync(Template("Second", ""));

        cloud.Notes.ShouldContain("two steps: what the API no longer has goes before its new snapshot is taken");
        (await StatusAsync(cloud, api)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(cloud, api, "menu")).ShouldBe(HttpStatusCode.OK);
        outcome
            .Changes.Select(change => $"{change.Action} {change.LogicalId}")
            .ShouldBe(
                ["Add Second", "Modify Stage", "Remove Dishes", "Remove Cook", "Remove First"],
                ignoreOrder: true
            );
        (await cloud.DeployAsync(Template("Second", ""))).Effect.ShouldBe(StackEffect.Unchanged);
    }

    /// <summary>Why it takes two steps: the endpoint behaves as AWS does.</summary>
    [Fact]
    public async Task By_one_update_it_would_stay_live()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var api = (await cloud.DeployAsync(Template("First", Dishes))).Outputs["Id"];

        await cloud.Clients.CloudFormation.UpdateStackWithAsync(Template("Second", ""));
        await cloud.UntilAsync("UPDATE_COMPLETE");

        (await StatusAsync(cloud, api)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(DeployerFixture cloud, string api, string path = "dishes")
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(
            new Uri(cloud.Host.Url, $"/restapis/{api}/live/_user_request_/{path}")
        );
        return answer.StatusCode;
    }

    private static string Template(string deployment, string more) =>
        $$"""
            Resources:
              Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: kitchen } }
            {{more}}
              Menu:
                Type: AWS::ApiGateway::Resource
                Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: menu }
              Read:
                Type: AWS::ApiGateway::Method
                Properties: { RestApiId: !Ref Api, ResourceId: !Ref Menu, HttpMethod: GET, AuthorizationType: NONE,
                  MethodResponses: [{ StatusCode: '200' }],
                  Integration: { Type: MOCK, RequestTemplates: { application/json: '{"statusCode": 200}' },
                    IntegrationResponses: [{ StatusCode: '200' }] } }
              {{deployment}}:
                Type: AWS::ApiGateway::Deployment
                DependsOn: [Read{{(more.Length == 0 ? "" : ", Cook")}}]
                Properties: { RestApiId: !Ref Api }
              Stage:
                Type: AWS::ApiGateway::Stage
                Properties: { RestApiId: !Ref Api, DeploymentId: !Ref {{deployment}}, StageName: live }
            Outputs:
              Id: { Value: !Ref Api }
            """;
}

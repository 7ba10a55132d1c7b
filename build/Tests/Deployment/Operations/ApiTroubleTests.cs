using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Drift;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Drift, and methods whose function is gone, are named.</summary>
public sealed class ApiTroubleTests
{
    [Fact]
    public async Task Drift_is_a_trouble_and_so_is_a_method_that_calls_a_function_which_does_not_exist()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.DeployAsync(
            """
            Resources:
              Menu: { Type: AWS::SSM::Parameter, Properties: { Name: /menu, Type: String, Value: soup } }
              Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: kitchen } }
              Order:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: POST
                  AuthorizationType: NONE
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:waiter:live/invocations
            """
        );
        var stacks = await cloud.Calls.AllStacksAsync(CancellationToken.None);
        ComparedStacks Compared() => new(new StackDriftReader(cloud.Calls, cloud.Clock), stacks);
        var before = await KitchenTroubles.SearchAsync(cloud, new DriftTroubles(Compared()));
        await cloud.Clients.Ssm.PutParameterAsync(
            new()
            {
                Name = "/menu",
                Value = "cake",
                Overwrite = true,
            }
        );

        var compared = Compared();
        var found = await KitchenTroubles.SearchAsync(
            cloud,
            new DriftTroubles(compared),
            new ApiCalls(compared, new FunctionLookup(cloud.Clients.Lambda, cloud.Clients.Retry(cloud.Clock)))
        );

        before.ShouldBeEmpty();
        found
            .Select(each => $"{each.Kind} {each.Where}: {each.Evidence}")
            .ShouldBe([
                "Drift ai-chef-test/Menu: /Value is cake, in the template soup",
                "MissingFunction method Order: there is no function "
                    + "arn:aws:lambda:us-east-1:000000000000:function:waiter:live, which it calls",
            ]);
    }
}

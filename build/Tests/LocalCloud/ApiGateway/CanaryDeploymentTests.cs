using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class CanaryDeploymentTests
{
    private const string Settings = "/canarySettings";

    [Fact]
    public async Task A_canary_gets_its_share_until_it_is_promoted_or_removed()
    {
        await using var api = await KitchenApi.StartAsync(("Status", "204"));
        await api.Stacks.UpdateAsync("kitchen", KitchenApi.Template, KitchenApi.Parameters(("Status", "202")));
        (await api.Stacks.SettledAsync("kitchen")).ShouldBe("UPDATE_COMPLETE");
        var made = await api.ControlAsync(
            HttpMethod.Post,
            $"/restapis/{api.Id}/deployments",
            "{'stageName':'live','canarySettings':{'percentTraffic':0}}"
        );
        made.Status.ShouldBe(201);
        (await ServedAsync(api)).ShouldBe(204);

        await PatchAsync(api, $"{{'op':'replace','path':'{Settings}/percentTraffic','value':'100'}}");
        (await ServedAsync(api)).ShouldBe(202);
        await PatchAsync(api, $"{{'op':'replace','path':'{Settings}/percentTraffic','value':'0.0'}}");
        (await ServedAsync(api)).ShouldBe(204);

        await PatchAsync(api, $"{{'op':'copy','from':'{Settings}/deploymentId','path':'/deploymentId'}}");
        await PatchAsync(api, $"{{'op':'remove','path':'{Settings}'}}");
        (await ServedAsync(api)).ShouldBe(202);
        (await PatchAsync(api, $"{{'op':'copy','from':'{Settings}/deploymentId','path':'/deploymentId'}}")).ShouldBe(
            "{\"message\":\"Promotion not available. Canary does not exist.\"}"
        );
    }

    [Fact]
    public async Task A_deployment_of_a_stack_is_the_canary_of_a_stage_and_goes_with_it()
    {
        await using var aws = await StackFixture.StartAsync();
        var template = KitchenApi.Template.Replace(
            "Outputs:",
            """
              Second:
                Type: AWS::ApiGateway::Deployment
                DependsOn: [Stage]
                Properties: { RestApiId: !Ref Api, StageName: live, DeploymentCanarySettings: { PercentTraffic: 5 } }
            Outputs:
            """,
            StringComparison.Ordinal
        );
        await aws.CreateAsync("kitchen", template);
        (await aws.SettledAsync("kitchen")).ShouldBe("CREATE_COMPLETE");
        await aws.UpdateAsync("kitchen", KitchenApi.Template);
        (await aws.ResourcesAsync("kitchen")).ShouldNotContainKey("Second");
    }

    private static async Task<int> ServedAsync(KitchenApi api) =>
        (await api.CallAsync(HttpMethod.Options, "live/_user_request_/dishes")).Status;

    private static async Task<string> PatchAsync(KitchenApi api, string operation) =>
        (
            await api.ControlAsync(
                HttpMethod.Patch,
                $"/restapis/{api.Id}/stages/live",
                $"{{'patchOperations':[{operation}]}}"
            )
        ).Body;
}

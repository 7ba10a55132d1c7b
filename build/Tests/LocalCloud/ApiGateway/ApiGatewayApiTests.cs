using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class ApiGatewayApiTests
{
    [Fact]
    public async Task An_unknown_api_is_not_found_by_account_and_id()
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.ControlAsync(HttpMethod.Get, "/restapis/nothing")).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid API identifier specified 000000000000:nothing\"}")
        );
    }

    [Fact]
    public async Task A_deployment_that_a_stage_serves_stays()
    {
        await using var api = await KitchenApi.StartAsync();
        var made = System.Text.Json.Nodes.JsonNode.Parse(
            (await api.ControlAsync(HttpMethod.Post, $"/restapis/{api.Id}/deployments", "{'stageName':'next'}")).Body
        )!;

        (await api.ControlAsync(HttpMethod.Delete, $"/restapis/{api.Id}/deployments/{made["id"]}")).ShouldBe(
            (
                400,
                "BadRequestException",
                "{\"message\":\"Active stages pointing to this deployment must be moved or deleted\"}"
            )
        );
    }

    [Theory]
    [InlineData("AWS", "the integration type AWS")]
    [InlineData("HTTP_PROXY", "the integration type HTTP_PROXY")]
    public async Task An_integration_that_is_not_modelled_is_refused_by_name(string type, string named)
    {
        await using var api = await KitchenApi.StartAsync();
        var root = (string)
            System.Text.Json.Nodes.JsonNode.Parse(
                (await api.ControlAsync(HttpMethod.Get, $"/restapis/{api.Id}")).Body
            )!["rootResourceId"]!;
        await api.ControlAsync(
            HttpMethod.Put,
            $"/restapis/{api.Id}/resources/{root}/methods/GET",
            "{'authorizationType':'NONE'}"
        );

        var (status, _, body) = await api.ControlAsync(
            HttpMethod.Put,
            $"/restapis/{api.Id}/resources/{root}/methods/GET/integration",
            $"{{'type':'{type}','uri':'x'}}"
        );

        status.ShouldBe(501);
        body.ShouldContain(named);
    }

    [Fact]
    public async Task A_schema_keyword_that_is_not_modelled_is_refused_by_name()
    {
        await using var api = await KitchenApi.StartAsync();

        var (status, _, body) = await api.ControlAsync(
            HttpMethod.Post,
            $"/restapis/{api.Id}/models",
            "{'name':'Odd','contentType':'application/json','schema':'{\\\"patternProperties\\\":{}}'}"
        );

        status.ShouldBe(501);
        body.ShouldContain("patternProperties");
    }

    [Fact]
    public async Task An_access_log_needs_the_accounts_role()
    {
        await using var api = await KitchenApi.StartAsync();
        const string Log =
            "{'patchOperations':[{'op':'replace','path':'/accessLogSettings/destinationArn','value':'arn:aws:logs:eu-west-1:000000000000:log-group:lines'}]}";

        (await api.ControlAsync(HttpMethod.Patch, $"/restapis/{api.Id}/stages/live", Log)).ShouldBe(
            (
                400,
                "BadRequestException",
                "{\"message\":\"CloudWatch Logs role ARN must be set in account settings to enable logging\"}"
            )
        );
    }
}

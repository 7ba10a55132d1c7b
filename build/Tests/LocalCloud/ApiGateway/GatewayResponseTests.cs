using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>What an API says by itself, its tags, and the account's role for logs.</summary>
public sealed class GatewayResponseTests
{
    [Fact]
    public async Task A_response_is_the_default_until_it_is_put_and_again_when_it_is_deleted()
    {
        await using var api = await KitchenApi.StartAsync();
        var all = $"/restapis/{api.Id}/gatewayresponses";
        const string path = "QUOTA_EXCEEDED";

        (await ShownAsync(api, $"{all}/{path}")).ShouldBe(("429", true));
        var put = await api.ControlAsync(
            HttpMethod.Put,
            $"{all}/{path}",
            "{'statusCode':'402','responseParameters':{'gatewayresponse.header.Retry-After':'\\u002760\\u0027'}}"
        );
        put.Status.ShouldBe(201);
        (await ShownAsync(api, $"{all}/{path}")).ShouldBe(("402", false));
        var patched = await api.ControlAsync(
            HttpMethod.Patch,
            $"{all}/{path}",
            "{'patchOperations':[{'op':'replace','path':'/statusCode','value':'403'}]}"
        );
        patched.Body.ShouldContain("\"statusCode\":\"403\"");
        patched.Body.ShouldContain("gatewayresponse.header.Retry-After");
        var items = JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, all)).Body)!["item"]!.AsArray();
        ((bool)items.Single(item => item!["responseType"]!.ToString() == path)!["defaultResponse"]!).ShouldBeFalse();
        (await api.ControlAsync(HttpMethod.Delete, $"{all}/{path}")).Status.ShouldBe(202);
        (await ShownAsync(api, $"{all}/{path}")).ShouldBe(("429", true));
        (await api.ControlAsync(HttpMethod.Delete, $"{all}/{path}")).ErrorType.ShouldBe("NotFoundException");
    }

    [Fact]
    public async Task A_response_of_an_unknown_expression_is_refused()
    {
        await using var api = await KitchenApi.StartAsync();

        var refused = await api.ControlAsync(
            HttpMethod.Put,
            $"/restapis/{api.Id}/gatewayresponses/DEFAULT_4XX",
            "{'responseParameters':{'gatewayresponse.header.X':'nothing.known'}}"
        );

        (refused.Status, refused.ErrorType).ShouldBe((400, "BadRequestException"));
        refused.Body.ShouldContain("Invalid mapping expression specified: nothing.known");
    }

    [Theory]
    [InlineData("restapis/{0}")]
    [InlineData("restapis/{0}/stages/live")]
    public async Task Tags_are_put_shown_and_taken_away(string resource)
    {
        await using var api = await KitchenApi.StartAsync();
        var arn = $"arn:aws:apigateway:eu-west-1::/{string.Format(null, resource, api.Id)}";
        var path = $"/tags/{Uri.EscapeDataString(arn)}";

        (await api.ControlAsync(HttpMethod.Put, path, "{'tags':{'of':'cooks','at':'night'}}")).Status.ShouldBe(204);
        (await api.ControlAsync(HttpMethod.Delete, $"{path}?tagKeys=at")).Status.ShouldBe(204);

        var tags = JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, path)).Body)!["tags"]!.AsObject();
        tags["of"]!.ToString().ShouldBe("cooks");
        tags.ContainsKey("at").ShouldBeFalse();
    }

    [Fact]
    public async Task The_account_has_a_role_for_logs_that_is_a_role()
    {
        await using var api = await KitchenApi.StartAsync();

        (await RoleAsync(api, "arn:aws:iam::000000000000:role/logs")).Body.ShouldContain(
            "\"cloudwatchRoleArn\":\"arn:aws:iam::000000000000:role/logs\""
        );
        (await api.ControlAsync(HttpMethod.Get, "/account")).Body.ShouldContain("role/logs");
        (await RoleAsync(api, "arn:aws:iam::000000000000:user/logs")).ErrorType.ShouldBe("BadRequestException");
        (await RoleAsync(api, "")).Body.ShouldNotContain("role/logs");
    }

    private static Task<(int Status, string? ErrorType, string Body)> RoleAsync(KitchenApi api, string arn) =>
        api.ControlAsync(
            HttpMethod.Patch,
            "/account",
            $"{{'patchOperations':[{{'op':'replace','path':'/cloudwatchRoleArn','value':'{arn}'}}]}}"
        );

    private static async Task<(string Status, bool IsDefault)> ShownAsync(KitchenApi api, string path)
    {
        var shown = JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, path)).Body)!;
        return (shown["statusCode"]!.ToString(), (bool)shown["defaultResponse"]!);
    }
}

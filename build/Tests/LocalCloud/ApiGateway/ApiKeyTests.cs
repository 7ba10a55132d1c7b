using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>Methods that need a key.</summary>
public sealed class ApiKeyTests
{
    private static readonly (int, string?, string) Forbidden = (
        403,
        "ForbiddenException",
        "{\"message\":\"Forbidden\"}"
    );

    [Fact]
    public async Task A_key_of_the_stages_plan_opens_the_method_and_is_known_to_it()
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.ReadAsync(api.Secret)).ShouldBe((200, null, $$"""{"id":"{{api.Outputs["Key"]}}"}"""));
    }

    [Fact]
    public async Task Without_a_key_or_with_another_one_the_method_is_forbidden()
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.ReadAsync(null)).ShouldBe(Forbidden);
        (await api.ReadAsync(api.Secret + "x")).ShouldBe(Forbidden);
        (await api.ReadAsync(api.Outputs["Key"])).ShouldBe(Forbidden);
    }

    [Fact]
    public async Task A_method_that_needs_no_key_asks_for_none()
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.OptionsAsync()).ShouldBe(204);
    }

    [Fact]
    public async Task A_key_does_not_open_a_stage_that_its_plan_does_not_name()
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.ReadAsync(api.Secret, "other")).ShouldBe(Forbidden);
    }

    [Fact]
    public async Task A_disabled_key_opens_nothing_until_it_is_enabled()
    {
        await using var api = await KeyedApi.StartAsync(("Enabled", "false"));
        (await api.ReadAsync(api.Secret)).ShouldBe(Forbidden);

        await api.Stacks.UpdateAsync("locked", KeyedApi.Template, KitchenApi.Parameters(("Enabled", "true")));
        (await api.Stacks.SettledAsync("locked")).ShouldBe("UPDATE_COMPLETE");

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_that_leaves_its_plan_opens_nothing()
    {
        await using var api = await KeyedApi.StartAsync();

        (
            await api.ControlAsync(HttpMethod.Delete, $"/usageplans/{api.Outputs["Plan"]}/keys/{api.Outputs["Key"]}")
        ).Status.ShouldBe(202);

        (await api.ReadAsync(api.Secret)).ShouldBe(Forbidden);
    }

    [Fact]
    public async Task The_value_of_a_key_is_shown_only_to_who_asks_for_it()
    {
        await using var api = await KeyedApi.StartAsync();
        api.Secret.Length.ShouldBe(40);

        foreach (var path in new[] { "/apikeys", $"/apikeys/{api.Outputs["Key"]}", "/apikeys?name=coo" })
        {
            var (status, _, body) = await api.ControlAsync(HttpMethod.Get, path);
            (status, body.Contains("\"name\":\"cook\"", StringComparison.Ordinal)).ShouldBe((200, true), path);
            body.ShouldNotContain(api.Secret);
        }

        (await api.ControlAsync(HttpMethod.Get, "/apikeys?includeValues=true")).Body.ShouldContain(api.Secret);
        (await api.ControlAsync(HttpMethod.Get, "/apikeys?name=baker")).Body.ShouldBe("""{"item":[]}""");
    }

    [Theory]
    [InlineData("{'value':'too short'}", 400, "BadRequestException", "API Key value should be at least 20 characters")]
    [InlineData(
        "{'stageKeys':[{'restApiId':'a','stageName':'b'}]}",
        501,
        "NotImplementedException",
        "LocalCloud does not model the stages of an API key, which usage plans replace, of apigateway"
    )]
    public async Task A_key_that_cannot_be_is_refused(string input, int status, string type, string message)
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.ControlAsync(HttpMethod.Post, "/apikeys", input)).ShouldBe(
            (status, type, new JsonObject { ["message"] = message }.ToJsonString())
        );
    }

    [Fact]
    public async Task Two_keys_never_have_one_value()
    {
        await using var api = await KeyedApi.StartAsync();

        (await api.ControlAsync(HttpMethod.Post, "/apikeys", $"{{'value':'{api.Secret}'}}")).ShouldBe(
            (409, "ConflictException", "{\"message\":\"API Key already exists\"}")
        );
    }

    [Fact]
    public async Task A_patch_changes_a_key_and_its_deletion_takes_it_out_of_its_plan()
    {
        await using var api = await KeyedApi.StartAsync();
        var key = $"/apikeys/{api.Outputs["Key"]}";

        await api.ControlAsync(
            HttpMethod.Patch,
            key,
            "{'patchOperations':[{'op':'replace','path':'/enabled','value':'false'}]}"
        );
        (await api.ReadAsync(api.Secret)).ShouldBe(Forbidden);

        (await api.ControlAsync(HttpMethod.Delete, key)).Status.ShouldBe(202);
        (await api.ControlAsync(HttpMethod.Get, key)).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid API Key identifier specified\"}")
        );
        (await api.ControlAsync(HttpMethod.Get, $"/usageplans/{api.Outputs["Plan"]}/keys")).Body.ShouldBe(
            """{"item":[]}"""
        );
    }

    [Fact]
    public async Task A_key_has_tags()
    {
        await using var api = await KeyedApi.StartAsync();
        var tags = $"/tags/arn:aws:apigateway:eu-west-1::/apikeys/{api.Outputs["Key"]}";

        await api.ControlAsync(HttpMethod.Put, tags, "{'tags':{'on':'shelf'}}");

        var (_, _, body) = await api.ControlAsync(HttpMethod.Get, tags);
        var given = JsonNode.Parse(body)!["tags"]!;
        (given["of"]!.ToString(), given["on"]!.ToString()).ShouldBe(("cooks", "shelf"));
    }
}

using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>The documentation of an API, and what its control plane refuses besides.</summary>
public sealed class DocumentationTests
{
    private const string Part = "{'location':{'type':'API'},'properties':'{\\\"description\\\":\\\"soups\\\"}'}";

    [Fact]
    public async Task A_part_is_made_once_changed_and_deleted()
    {
        await using var api = await KitchenApi.StartAsync();
        var parts = $"/restapis/{api.Id}/documentation/parts";

        var made = await api.ControlAsync(HttpMethod.Post, parts, Part);
        made.Status.ShouldBe(201);
        var id = (string)JsonNode.Parse(made.Body)!["id"]!;
        (await api.ControlAsync(HttpMethod.Post, parts, Part)).ErrorType.ShouldBe("ConflictException");
        var changed = await api.ControlAsync(
            HttpMethod.Patch,
            $"{parts}/{id}",
            "{'patchOperations':[{'op':'replace','path':'/properties','value':'{\\\"description\\\":\\\"stews\\\"}'}]}"
        );
        changed.Body.ShouldContain("stews");
        (await api.ControlAsync(HttpMethod.Get, $"{parts}?type=API")).Body.ShouldContain(id);
        (await api.ControlAsync(HttpMethod.Get, $"{parts}?type=METHOD")).Body.ShouldNotContain(id);
        (await api.ControlAsync(HttpMethod.Delete, $"{parts}/{id}")).Status.ShouldBe(202);
        (await api.ControlAsync(HttpMethod.Delete, $"{parts}/{id}")).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid Documentation part identifier specified\"}")
        );
    }

    [Fact]
    public async Task A_stage_shows_a_version_of_the_documentation_that_there_is()
    {
        await using var api = await KitchenApi.StartAsync();
        const string version = "{'patchOperations':[{'op':'replace','path':'/documentationVersion','value':'spring'}]}";
        await api.ControlAsync(HttpMethod.Post, $"/restapis/{api.Id}/documentation/parts", Part);

        (await api.ControlAsync(HttpMethod.Patch, $"/restapis/{api.Id}/stages/live", version)).Status.ShouldBe(404);
        var made = await api.ControlAsync(
            HttpMethod.Post,
            $"/restapis/{api.Id}/documentation/versions",
            "{'documentationVersion':'spring'}"
        );
        made.Status.ShouldBe(201);
        (await api.ControlAsync(HttpMethod.Patch, $"/restapis/{api.Id}/stages/live", version)).Body.ShouldContain(
            "\"documentationVersion\":\"spring\""
        );
    }

    [Theory]
    [InlineData("parts", "{'location':{'type':'API'},'properties':'soups'}", 400)]
    [InlineData("versions", "{'documentationVersion':'spring'}", 400)]
    [InlineData("versions/autumn", null, 404)]
    [InlineData("parts/autumn", null, 404)]
    public async Task Documentation_that_is_none_is_refused(string path, string? input, int status)
    {
        await using var api = await KitchenApi.StartAsync();
        (
            await api.ControlAsync(
                input is null ? HttpMethod.Get : HttpMethod.Post,
                $"/restapis/{api.Id}/documentation/{path}",
                input ?? ""
            )
        ).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("name", 1024, 201)]
    [InlineData("name", 1025, 400)]
    [InlineData("description", 125_000, 201)]
    [InlineData("description", 125_001, 400)]
    [InlineData("value", 0, 201)]
    [InlineData("value", 19, 400)]
    [InlineData("value", 20, 201)]
    [InlineData("value", 128, 201)]
    [InlineData("value", 129, 400)]
    public async Task The_texts_of_a_key_have_lengths_that_it_admits(string member, int length, int status)
    {
        await using var api = await KitchenApi.StartAsync();
        var input = $"{{'{member}':'{new string('a', length)}'}}";

        (await api.ControlAsync(HttpMethod.Post, "/apikeys", input)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_link_to_a_network_is_not_found()
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.ControlAsync(HttpMethod.Get, "/vpclinks")).ShouldBe((200, null, "{\"item\":[]}"));
        (await api.ControlAsync(HttpMethod.Delete, "/vpclinks/one")).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid Vpc Link identifier specified\"}")
        );
    }

    [Fact]
    public async Task A_media_type_that_replaces_another_comes_last()
    {
        await using var api = await KitchenApi.StartAsync();
        await api.ControlAsync(
            HttpMethod.Patch,
            $"/restapis/{api.Id}",
            "{'patchOperations':[{'op':'add','path':'/binaryMediaTypes/image~1png'},"
                + "{'op':'add','path':'/binaryMediaTypes/image~1jpeg'}]}"
        );

        var changed = await api.ControlAsync(
            HttpMethod.Patch,
            $"/restapis/{api.Id}",
            "{'patchOperations':[{'op':'replace','path':'/binaryMediaTypes/image~1png','value':'image/gif'}]}"
        );

        changed.Body.ShouldContain("\"binaryMediaTypes\":[\"image/jpeg\",\"image/gif\"]");
    }
}

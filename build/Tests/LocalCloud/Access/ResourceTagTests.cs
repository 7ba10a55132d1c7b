using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

/// <summary>Policies that go by the tags of what API Gateway has given ids.</summary>
public sealed class ResourceTagTests
{
    [Theory]
    [InlineData("/apikeys", "{'name':'a','enabled':true,'tags':{'kitchen':'south'}}")]
    [InlineData("/usageplans", "{'name':'a','tags':{'kitchen':'south'}}")]
    [InlineData("/restapis", "{'name':'a','tags':{'kitchen':'south'}}")]
    public async Task What_has_another_tag_is_refused(string path, string input)
    {
        await using var cloud = await AccessFixture.StartAsync();
        var south = await MakeAsync(cloud, path, input);
        var north = await MakeAsync(cloud, path, input.Replace("south", "north", StringComparison.Ordinal));
        var bare = await MakeAsync(cloud, path, "{'name':'a'}");
        using var cook = await cloud.SessionAsync(
            AccessFixture.Allow("apigateway:GET", condition: "{'StringEquals':{'aws:ResourceTag/kitchen':'south'}}")
        );

        (await StatusAsync(cook, $"{path}/{south}")).ShouldBe(200);
        (await StatusAsync(cook, $"{path}/{north}")).ShouldBe(403);
        (await StatusAsync(cook, $"{path}/{bare}")).ShouldBe(403);
        (await StatusAsync(cook, path)).ShouldBe(403);
    }

    private static async Task<string> MakeAsync(AccessFixture cloud, string path, string input)
    {
        using var content = new StringContent(input.Replace('\'', '"'));
        using var answer = await cloud.Administrator.SendAsync(HttpMethod.Post, path, "apigateway", content);
        var made = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (string)made["id"]!;
    }

    private static async Task<int> StatusAsync(RawClient client, string path)
    {
        using var none = new StringContent("");
        using var answer = await client.SendAsync(HttpMethod.Get, path, "apigateway", none);
        return (int)answer.StatusCode;
    }
}

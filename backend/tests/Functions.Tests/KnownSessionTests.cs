using AiChef.Functions.SessionUpdate;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class KnownSessionTests
{
    [Theory]
    [InlineData("\"1\"", 304)]
    [InlineData("W/\"1\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"2\", \"1\"", 304)]
    [InlineData("\"a,b\",,\"1\"", 304)]
    [InlineData("", 400)]
    [InlineData("\"2\"", 200)]
    [InlineData("1", 400)]
    public async Task A_session_that_the_client_has_is_not_sent_again(string tag, int status)
    {
        var store = new MemorySessionStore();
        store.Add();
        var answer = await new SessionCalls(store).GetAsync("s-1", ("if-none-match", tag));
        answer.StatusCode.ShouldBe(status);
        if (status != 400)
        {
            answer.Headers["ETag"].ShouldBe("\"1\"");
        }
    }

    [Fact]
    public async Task A_session_is_read_without_parameters()
    {
        var store = new MemorySessionStore();
        store.Add();
        var request = new APIGatewayProxyRequest
        {
            HttpMethod = "GET",
            PathParameters = new Dictionary<string, string> { ["sessionId"] = "s-1" },
            QueryStringParameters = new Dictionary<string, string> { ["version"] = "1" },
        };
        var answer = await new SessionReading(store).HandleAsync(request, CancellationToken.None);
        answer.StatusCode.ShouldBe(400);
        answer.Body.ShouldContain("query.version");
    }

    [Fact]
    public async Task An_asterisk_in_one_of_two_headers_is_enough()
    {
        var store = new MemorySessionStore();
        store.Add();
        var calls = new SessionCalls(store);
        (await calls.GetAsync("s-1", ("If-None-Match", "\"2\""), ("If-None-Match", "*"))).StatusCode.ShouldBe(304);
        (await calls.GetAsync("s-1")).StatusCode.ShouldBe(200);
    }
}

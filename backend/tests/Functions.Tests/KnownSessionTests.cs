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
}

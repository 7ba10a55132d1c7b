using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class IdempotencyKeyTests
{
    private const string Key = "0123456789abcdef";

    [Theory]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcde\u00fc")]
    [InlineData("0123456789abcde\u007f")]
    public void A_key_that_could_be_guessed_or_read_in_two_ways_is_refused(string key) =>
        Should.Throw<InvalidRequestException>(() => IdempotencyKey.Of(Request(key)));

    [Fact]
    public void A_key_is_kept_as_a_hash() => IdempotencyKey.Of(Request(Key))!.ShouldMatch("^[0-9a-f]{64}$");

    [Fact]
    public void A_request_may_have_no_key() => IdempotencyKey.Of(new APIGatewayProxyRequest()).ShouldBeNull();

    private static APIGatewayProxyRequest Request(string key) =>
        new() { Headers = new Dictionary<string, string> { ["idempotency-key"] = key } };
}

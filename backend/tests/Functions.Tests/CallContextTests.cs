using System.Text.Json;
using AiChef.Functions.Hosting;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Where a call comes from, and that no id of a session is in it.</summary>
public sealed class CallContextTests
{
    [Theory]
    [InlineData("""{"input":{"sessionId":"s-1"}}""", "s-1")]
    [InlineData("""{"request":{"sessionId":"s-2"}}""", "s-2")]
    [InlineData("""{"input":{"sessionId":"s-1"},"request":{"sessionId":"s-2"}}""", "s-1")]
    [InlineData("""{"input":{"sessionId":7}}""", null)]
    [InlineData("""{"input":7}""", null)]
    [InlineData("[]", null)]
    public void A_task_has_the_session_of_its_input_or_its_request(string input, string? sessionId) =>
        CallContext.Of(JsonElement.Parse(input)).SessionHash.ShouldBe(CallContext.HashOf(sessionId));

    [Theory]
    [InlineData("order-7", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("meal-of-S-1", false)]
    public void A_task_takes_an_id_that_is_valid_and_does_not_tell_the_session(string id, bool isTaken)
    {
        var input = $$$"""{"task":{"correlationId":"{{{id}}}"},"request":{"sessionId":"s-1"}}""";
        var taken = CallContext.Of(JsonElement.Parse(input)).CorrelationId;
        (taken == id).ShouldBe(isTaken);
        CorrelationId.IsValid(taken).ShouldBeTrue();
    }

    [Fact]
    public void A_task_without_a_session_keeps_its_id() =>
        CallContext
            .Of(JsonElement.Parse("""{"task":{"correlationId":"order-7","execution":"run-1"}}"""))
            .ShouldBe(new("order-7", null, "run-1"));

    [Fact]
    public void An_event_of_the_API_has_no_session_where_its_path_has_none()
    {
        Of(new()).SessionHash.ShouldBeNull();
        Of(new() { PathParameters = new Dictionary<string, string>() }).SessionHash.ShouldBeNull();
        Of(new() { PathParameters = new Dictionary<string, string> { ["mealId"] = "m-1" } }).SessionHash.ShouldBeNull();
        CallContext
            .Of(JsonElement.Parse("""{"httpMethod":"GET","pathParameters":{"sessionId":"s-1"}}"""))
            .SessionHash.ShouldBe(CallContext.HashOf("s-1"));
        CorrelationId.IsValid(CallContext.Of("anything").CorrelationId).ShouldBeTrue();
    }

    private static CallContext Of(APIGatewayProxyRequest request) => CallContext.Of(request);
}

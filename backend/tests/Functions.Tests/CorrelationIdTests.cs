using AiChef.Functions.Hosting;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Which ids of callers are taken into the logs.</summary>
public sealed class CorrelationIdTests
{
    [Theory]
    [InlineData("x-correlation-id", "order_7.a-B")]
    [InlineData("X-Correlation-Id", "1")]
    public void A_valid_id_of_the_caller_is_taken(string header, string id) => Of(header, id).ShouldBe(id);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("{}")]
    [InlineData("\ud55c")]
    [InlineData("s-1")]
    [InlineData("meal-of-S-1")]
    public void Any_other_is_replaced_by_a_new_one(string id) => IsNew(Of(CorrelationId.Header, id));

    [Fact]
    public void A_long_one_and_none_are_replaced_by_a_new_one()
    {
        IsNew(Of(CorrelationId.Header, new string('a', 65)));
        IsNew(CorrelationId.Of(new APIGatewayProxyRequest()));
        IsNew(CorrelationId.Of(new APIGatewayProxyRequest { Headers = new Dictionary<string, string>() }));
    }

    [Fact]
    public void The_longest_id_is_taken_and_a_path_may_have_no_or_several_names()
    {
        var id = new string('a', 64);
        Of(id).ShouldBe(id);
        Of("order-7", []).ShouldBe("order-7");
        Of("order-7", [("sessionId", "")]).ShouldBe("order-7");
        IsNew(Of("meal-of-s-1", [("mealId", "m-1"), ("sessionId", "s-1")]));
    }

    private static void IsNew(string id)
    {
        CorrelationId.IsValid(id).ShouldBeTrue();
        id.Length.ShouldBe(32);
    }

    private static string Of(string id, params (string Name, string Value)[]? path) =>
        CorrelationId.Of(
            new APIGatewayProxyRequest
            {
                Headers = new Dictionary<string, string> { [CorrelationId.Header] = id },
                PathParameters = path is { Length: > 0 }
                    ? path.ToDictionary(each => each.Name, each => each.Value)
                    : null,
            }
        );

    private static string Of(string header, string id) =>
        CorrelationId.Of(
            new APIGatewayProxyRequest
            {
                Headers = new Dictionary<string, string> { [header] = id },
                PathParameters = new Dictionary<string, string> { ["sessionId"] = "s-1" },
            }
        );
}

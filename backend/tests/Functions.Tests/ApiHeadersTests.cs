using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Headers as API Gateway hands them on: each once, or with all values.</summary>
public sealed class ApiHeadersTests
{
    private const string Name = "If-Match";

    [Fact]
    public void A_header_is_found_whatever_its_case_in_either_list()
    {
        ApiHeaders.All(new() { Headers = Single("if-match", "a") }, Name).ShouldBe(["a"]);
        ApiHeaders.All(new() { MultiValueHeaders = Multiple("IF-MATCH", "a", "b") }, Name).ShouldBe(["a", "b"]);
        ApiHeaders.All(new(), Name).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_without_values_says_nothing() =>
        ApiHeaders.All(new() { Headers = Single(Name, "a"), MultiValueHeaders = Multiple(Name) }, Name).ShouldBe(["a"]);

    [Fact]
    public void A_header_that_may_be_there_once_is_trimmed_and_refused_when_it_is_repeated()
    {
        ApiHeaders.One(new() { Headers = Single(Name, " a ") }, Name).ShouldBe("a");
        var request = new APIGatewayProxyRequest { MultiValueHeaders = Multiple(Name, "a", "a") };
        var error = Should.Throw<InvalidRequestException>(() => ApiHeaders.One(request, Name)).Errors.Single();
        (error.Field, error.Code).ShouldBe(("header If-Match", "repeated-field"));
    }

    private static Dictionary<string, string> Single(string name, string value) => new() { [name] = value };

    private static Dictionary<string, IList<string>> Multiple(string name, params string[] values) =>
        new() { [name] = values };
}

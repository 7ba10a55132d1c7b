using AiChef.LocalCloud.CloudWatch;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class ServingTests
{
    private const string Live = "live/_user_request_";

    [Fact]
    public async Task A_mock_answers_with_the_status_and_headers_of_its_response()
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.CallAsync(HttpMethod.Options, $"{Live}/dishes")).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData(
        $"{Live}/nothing",
        "MissingAuthenticationTokenException",
        "{\"message\":\"Missing Authentication Token\"}"
    )]
    [InlineData(
        $"{Live}/dishes",
        "MissingAuthenticationTokenException",
        "{\"message\":\"Missing Authentication Token\"}"
    )]
    [InlineData("other/_user_request_/dishes", "ForbiddenException", "{\"message\":\"Forbidden\"}")]
    public async Task What_is_not_there_is_forbidden(string path, string type, string body)
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.CallAsync(HttpMethod.Get, path)).ShouldBe((403, type, body));
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.CallAsync(HttpMethod.Post, $"{Live}/dishes", "{}")).ShouldBe(
            (400, "BadRequestException", "{\"message\":\"Missing required request parameters: [kitchen]\"}")
        );
    }

    [Fact]
    public async Task A_body_that_does_not_fit_the_model_is_answered_as_the_gateway_response_says()
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.CallAsync(HttpMethod.Post, $"{Live}/dishes?kitchen=a", """{"servings":0,"name":"x"}""")).ShouldBe(
            (
                422,
                "BadRequestException",
                """{"why":"[numeric instance is lower than the required minimum (minimum: 1, found: 0)]","text":"Invalid request body"}"""
            )
        );
    }

    [Theory]
    [InlineData("""{"name":"soup"}""", "application/json")]
    [InlineData("no JSON", "text/plain")]
    public async Task A_function_that_is_not_there_is_an_internal_error(string body, string contentType)
    {
        await using var api = await KitchenApi.StartAsync();

        (await api.CallAsync(HttpMethod.Post, $"{Live}/dishes?kitchen=a", body, contentType)).ShouldBe(
            (500, "InternalServerErrorException", "{\"message\":\"Internal server error\"}")
        );
    }

    [Fact]
    public async Task More_requests_than_the_stage_takes_are_throttled()
    {
        await using var api = await KitchenApi.StartAsync(("Burst", "1"), ("Rate", "0"));

        (await api.CallAsync(HttpMethod.Options, $"{Live}/dishes")).Status.ShouldBe(204);
        (await api.CallAsync(HttpMethod.Options, $"{Live}/dishes")).ShouldBe(
            (429, "TooManyRequestsException", "{\"message\":\"Too Many Requests\"}")
        );
    }

    [Fact]
    public async Task A_changed_method_is_served_only_by_a_new_deployment()
    {
        await using var api = await KitchenApi.StartAsync();
        await api.Stacks.UpdateAsync("kitchen", KitchenApi.Template, KitchenApi.Parameters(("Status", "202")));
        (await api.Stacks.SettledAsync("kitchen")).ShouldBe(
            "UPDATE_COMPLETE",
            string.Join('\n', await api.Stacks.EventsAsync("kitchen"))
        );
        (await api.CallAsync(HttpMethod.Options, $"{Live}/dishes")).Status.ShouldBe(204);

        await api.Stacks.UpdateAsync(
            "kitchen",
            KitchenApi.Template.Replace("First", "Second", StringComparison.Ordinal),
            KitchenApi.Parameters(("Status", "202"))
        );

        (await api.Stacks.SettledAsync("kitchen")).ShouldBe(
            "UPDATE_COMPLETE",
            string.Join('\n', await api.Stacks.EventsAsync("kitchen"))
        );
        (await api.CallAsync(HttpMethod.Options, $"{Live}/dishes")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task Requests_are_counted_by_api_and_stage()
    {
        await using var api = await KitchenApi.StartAsync();
        await api.CallAsync(HttpMethod.Options, $"{Live}/dishes");
        await api.CallAsync(HttpMethod.Get, $"{Live}/nothing");

        var all = api
            .Stacks.Host.Cloud.Get<CloudWatchState>()
            .All(new("000000000000", "eu-west-1"))
            .Where(static each => each.Metric.Dimensions.Any(static at => at.Name == "Stage"));

        all.ToDictionary(
                static each => each.Metric.Name,
                static each =>
                    each.Points.SelectMany(static point => point.Samples)
                        .Sum(static sample => sample.Value * sample.Count)
            )
            .Where(static each => each.Key is "Count" or "4XXError" or "5XXError")
            .OrderBy(static each => each.Key, StringComparer.Ordinal)
            .ShouldBe([new("4XXError", 1), new("5XXError", 0), new("Count", 2)]);
    }
}

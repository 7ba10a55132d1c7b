using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Sessions;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What a caller causes is an answer, and what it did not cause stays an error of the function.</summary>
public sealed class ApiAnswerTests
{
    public static TheoryData<Exception> Throttles =>
        [
            new ProvisionedThroughputExceededException("slow down"),
            new RequestLimitExceededException("slow down"),
            new AmazonServiceException("slow down") { ErrorCode = "ThrottlingException" },
        ];

    [Theory]
    [MemberData(nameof(Throttles))]
    public async Task A_table_that_takes_no_more_asks_the_caller_to_come_back(Exception throttle)
    {
        var answer = await FailAsync(throttle);
        (answer.StatusCode, answer.Headers["Retry-After"]).ShouldBe((429, "1"));
        Error(answer).ShouldBe("TooManyRequests");
    }

    [Fact]
    public async Task A_key_of_another_request_is_a_mistake_of_the_caller()
    {
        var answer = await FailAsync(new IdempotencyKeyReusedException());
        (answer.StatusCode, Error(answer)).ShouldBe((422, "IdempotencyKeyReused"));
    }

    [Fact]
    public async Task A_version_that_is_stale_is_told_with_the_one_that_is_not()
    {
        var answer = await FailAsync(new StaleVersionException("s-1", 1, 3));
        (answer.StatusCode, Error(answer)).ShouldBe((409, "StaleVersion"));
    }

    [Fact]
    public Task What_no_caller_causes_is_thrown() =>
        Should.ThrowAsync<AmazonServiceException>(() => FailAsync(new AmazonServiceException("denied")));

    [Fact]
    public Task A_cancellation_that_is_not_the_end_of_the_time_is_thrown() =>
        Should.ThrowAsync<OperationCanceledException>(() => FailAsync(new OperationCanceledException()));

    private static string? Error(APIGatewayProxyResponse answer) =>
        JsonElement.Parse(answer.Body).GetProperty("error").GetString();

    private static Task<APIGatewayProxyResponse> FailAsync(Exception exception) =>
        ApiAnswer.OfAsync(() => Task.FromException<APIGatewayProxyResponse>(exception), CancellationToken.None);
}

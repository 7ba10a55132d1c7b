using System.Net;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.S3;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

public sealed class AwsRetryTests : IDisposable
{
    private const string SignInPage =
        "<html><head><title>Sign in</title></head><body><p>Welcome<br>guest</body></html>";

    private readonly VirtualClock _clock = new();

    public void Dispose() => _clock.Dispose();

    [Theory]
    [InlineData("Throttling", 400)]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ThrottledException", 400)]
    [InlineData("RequestThrottled", 400)]
    [InlineData("RequestThrottledException", 400)]
    [InlineData("RequestLimitExceeded", 503)]
    [InlineData("TooManyRequestsException", 429)]
    [InlineData("ProvisionedThroughputExceededException", 400)]
    [InlineData("TransactionInProgressException", 400)]
    [InlineData("EC2ThrottledException", 503)]
    [InlineData("BandwidthLimitExceeded", 509)]
    [InlineData("PriorRequestNotComplete", 400)]
    [InlineData("SlowDown", 503)]
    [InlineData("AnythingElse", 429)]
    public async Task A_throttle_is_waited_out_however_often_it_comes(string code, int status) =>
        (await CallsAsync(11, Error(code, status))).ShouldBe(12);

    [Theory]
    [InlineData("ServiceUnavailable", 503, "AKIA-1", 12)]
    [InlineData("ServiceUnavailable", 503, null, 4)]
    public async Task A_503_of_S3_is_a_throttle_and_one_of_a_proxy_is_not(
        string code,
        int status,
        string? requestId,
        int calls
    )
    {
        var error = new AmazonS3Exception("", ErrorType.Unknown, code, requestId, (HttpStatusCode)status);

        (await CallsAsync(11, error)).ShouldBe(calls);
    }

    [Theory]
    [InlineData("InternalFailure", 500)]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("BadGateway", 502)]
    public async Task A_fault_of_the_service_is_tried_four_times(string code, int status)
    {
        (await CallsAsync(3, Error(code, status))).ShouldBe(4);
        (await CallsAsync(4, Error(code, status))).ShouldBe(4);
    }

    [Theory]
    [InlineData("LimitExceededException", 400)]
    [InlineData("ValidationError", 400)]
    [InlineData("AccessDenied", 403)]
    [InlineData("ResourceConflictException", 409)]
    public async Task A_refusal_is_not_tried_again(string code, int status) =>
        (await CallsAsync(1, Error(code, status))).ShouldBe(1);

    [Fact]
    public async Task Expired_credentials_are_renewed_once()
    {
        var renewals = 0;
        var expired = Error("ExpiredToken", 403);

        (await CallsAsync(1, expired, () => renewals++)).ShouldBe(2);
        renewals.ShouldBe(1);

        (await CallsAsync(2, expired, () => renewals++)).ShouldBe(2);
        renewals.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, SignInPage)]
    [InlineData(200, "<ok/>")]
    [InlineData(200, "")]
    [InlineData(403, SignInPage)]
    [InlineData(407, "proxy authentication required")]
    [InlineData(502, SignInPage)]
    public async Task An_answer_that_is_not_of_AWS_is_reported_as_such(int status, string body)
    {
        using var endpoint = new StubEndpoint(status, body);
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(_clock)
        );

        var error = await Should.ThrowAsync<DeploymentException>(
            clients
                .Retry(_clock)
                .RunAsync(t => clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest(), t), default)
        );

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldStartWith($"what answers at {endpoint.Url.GetLeftPart(UriPartial.Authority)}");
        error.Message.ShouldContain("is not AWS");
        endpoint.Bodies.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_throttle_that_says_for_how_long_is_heeded()
    {
        using var endpoint = new PatientEndpoint();
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = endpoint.Url },
            new BasicAWSCredentials("test", "test")
        );
        var clock = new ImpatientClock();

        var error = await Should.ThrowAsync<AmazonServiceException>(
            clients
                .Retry(clock)
                .RunAsync(t => clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest(), t), default)
        );

        error.ErrorCode.ShouldBe("ValidationError");
        clock.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    private static AmazonCloudFormationException Error(string code, int status) =>
        new AmazonCloudFormationException("no", ErrorType.Unknown, code, "request-1", (HttpStatusCode)status);

    /// <summary>How often a call is made that fails so many times before it answers.</summary>
    private async Task<int> CallsAsync(int failures, AmazonServiceException error, Action? renew = null)
    {
        var calls = 0;
        var retry = new AwsRetry(new AwsConnection { Region = "us-east-1" }, _clock, renew);
        try
        {
            await retry.RunAsync(
                _ => ++calls > failures ? Task.FromResult("answer") : throw error,
                CancellationToken.None
            );
        }
        catch (Exception e) when (e == error || e.InnerException == error)
        {
            // What matters here is how often it was tried.
        }
        return calls;
    }

    /// <summary>Throttles once, for 17 seconds, and refuses then.</summary>
    private sealed class PatientEndpoint : LoopbackServer
    {
        private int _answers;

        protected override (int Status, string Body) Answer(
            HttpListenerRequest request,
            string body,
            HttpListenerResponse response
        )
        {
            response.ContentType = "text/xml";
            if (_answers++ > 0)
            {
                return (400, StubEndpoint.QueryError("ValidationError", "no"));
            }
            response.Headers["Retry-After"] = "17";
            return (400, StubEndpoint.QueryError("Throttling", "Rate exceeded"));
        }
    }
}

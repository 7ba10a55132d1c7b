using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

/// <summary>What cannot be served is refused in each service's own code, status and protocol.</summary>
public sealed class ServiceFaultTests
{
    [Theory]
    [InlineData(
        "cloudformation",
        "POST /",
        "DescribeStacks",
        "",
        400,
        "<Code>Throttling</Code><Message>Rate exceeded</Message>"
    )]
    [InlineData("sts", "POST /", "GetCallerIdentity", "", 400, "<Code>Throttling</Code>")]
    [InlineData("iam", "POST /", "ListRoles", "", 400, "<Code>Throttling</Code>")]
    [InlineData("monitoring", "POST /", "ListMetrics", "", 400, "<Code>Throttling</Code>")]
    [InlineData("ssm", "POST /", "", "AmazonSSM.GetParameter", 400, "\"__type\":\"ThrottlingException\"")]
    [InlineData("logs", "POST /", "", "Logs_20140328.DescribeLogGroups", 400, "\"__type\":\"ThrottlingException\"")]
    [InlineData(
        "states",
        "POST /",
        "",
        "AWSStepFunctions.ListStateMachines",
        400,
        "\"__type\":\"ThrottlingException\""
    )]
    [InlineData("dynamodb", "POST /", "", "DynamoDB_20120810.DescribeTable", 400, "#ThrottlingException\"")]
    [InlineData("dynamodb", "POST /", "", "DynamoDB_20120810.ListTables", 400, "#ThrottlingException\"")]
    [InlineData(
        "dynamodb",
        "POST /",
        "",
        "DynamoDB_20120810.PutItem",
        400,
        "#ProvisionedThroughputExceededException\""
    )]
    [InlineData(
        "dynamodb",
        "POST /",
        "",
        "DynamoDB_20120810.BatchGetItem",
        400,
        "#ProvisionedThroughputExceededException\""
    )]
    [InlineData("dynamodb", "POST /", "", "DynamoDB_20120810.Query", 400, "#ProvisionedThroughputExceededException\"")]
    [InlineData("lambda", "GET /2015-03-31/functions", "", "", 429, "\"Reason\":\"CallerRateLimitExceeded\"")]
    [InlineData("apigateway", "GET /restapis", "", "", 429, "x-amzn-ErrorType: TooManyRequestsException")]
    [InlineData(
        "execute-api",
        "GET /restapis/a/live/_user_request_/x",
        "",
        "",
        429,
        "{\"message\":\"Too Many Requests\"}"
    )]
    [InlineData(
        "s3",
        "GET /bucket/key",
        "",
        "",
        503,
        "<Code>SlowDown</Code><Message>Please reduce your request rate.</Message>"
    )]
    [InlineData("s3", "PUT /bucket/key", "", "", 503, "<Code>SlowDown</Code>")]
    public async Task A_throttled_request_is_answered_in_the_services_own_words(
        string service,
        string line,
        string action,
        string target,
        int status,
        string expected
    )
    {
        await using var host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        host.Faults.ThrottledShare = 1;

        var answer = await SendAsync(host, service, line, action, target);

        answer.Status.ShouldBe(status);
        answer.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task A_throttled_HEAD_has_its_status_alone()
    {
        await using var host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        host.Faults.ThrottledShare = 1;

        var answer = await RawRequest.SendAsync(host.Url, "HEAD /bucket/key", RawRequest.Signed("s3"));

        (answer.Status, answer.Body).ShouldBe((503, ""));
    }

    [Theory]
    [InlineData("cloudformation", "POST /", "DescribeStacks", "", "text/xml", "<Code>InternalFailure</Code>")]
    [InlineData("iam", "POST /", "ListRoles", "", "text/xml", "<Code>ServiceFailure</Code>")]
    [InlineData("monitoring", "POST /", "ListMetrics", "", "text/xml", "<Code>InternalServiceError</Code>")]
    [InlineData(
        "ssm",
        "POST /",
        "",
        "AmazonSSM.GetParameter",
        "application/x-amz-json-1.1",
        "\"__type\":\"InternalServerError\""
    )]
    [InlineData(
        "states",
        "POST /",
        "",
        "AWSStepFunctions.ListStateMachines",
        "application/x-amz-json-1.1",
        "\"__type\":\"InternalFailure\""
    )]
    [InlineData(
        "dynamodb",
        "POST /",
        "",
        "DynamoDB_20120810.PutItem",
        "application/x-amz-json-1.1",
        "#InternalServerError\""
    )]
    [InlineData(
        "lambda",
        "GET /2015-03-31/functions",
        "",
        "",
        "application/json",
        "x-amzn-ErrorType: ServiceException"
    )]
    public async Task A_failure_inside_is_reported_in_the_protocol_and_on_the_console_in_one_line(
        string service,
        string line,
        string action,
        string target,
        string contentType,
        string expected
    )
    {
        var notices = new List<string>();
        await using var host = await LocalCloudHost.StartAsync(
            new()
            {
                OnNotice = notices.Add,
                OnOperation = _ => throw new InvalidOperationException("the stove\nis cold"),
            },
            CancellationToken.None
        );

        var answer = await SendAsync(host, service, line, action, target);

        answer.Status.ShouldBe(500);
        answer.Text.ShouldContain($"Content-Type: {contentType}");
        answer.Text.ShouldContain(expected);
        answer.Text.ShouldNotContain("stove");
        answer.Text.ShouldNotContain("   at ");
        var notice = notices.ShouldHaveSingleItem();
        notice.ShouldContain("InvalidOperationException: the stove is cold");
        notice.ShouldNotContain("\n");
        var requestId = answer.Text.Split("x-amzn-RequestId: ")[1].Split("\r\n")[0];
        notice.ShouldContain(requestId);
        answer.Body.ShouldContain(requestId);
    }

    private static Task<RawAnswer> SendAsync(
        LocalCloudHost host,
        string service,
        string line,
        string action,
        string target
    ) =>
        target.Length > 0
            ? RawRequest.SendAsync(
                host.Url,
                line,
                RawRequest.Signed(service, $"X-Amz-Target: {target}", "Content-Type: application/x-amz-json-1.1"),
                "{}"
            )
            : RawRequest.SendAsync(
                host.Url,
                line,
                RawRequest.Signed(service),
                action.Length > 0 ? $"Action={action}" : null
            );
}

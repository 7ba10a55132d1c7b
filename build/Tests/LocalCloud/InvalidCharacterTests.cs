using System.Net;
using System.Text;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

/// <summary>Characters that are none, in a request and in the documents that it brings: the caller's mistake.</summary>
public sealed class InvalidCharacterTests
{
    private static readonly string[] Targets =
    [
        "dynamodb DynamoDB_20120810.ListTables",
        "ssm AmazonSSM.GetParameter",
        "logs Logs_20140328.CreateLogGroup",
        "states AWSStepFunctions.CreateActivity",
        "budgets AWSBudgetServiceGateway.DescribeBudgets",
        "cloudcontrolapi CloudApiService.GetResource",
    ];

    private static readonly byte[][] Bodies =
    [
        [.. "{\"Name\":\""u8, 0xC1, .. "\"}"u8],
        [.. "{\""u8, 0xFF, .. "\":1}"u8],
        [.. "{\"Name\":\"\\ud800\"}"u8],
        [.. "{\"\\uDFFF\":1}"u8],
    ];

    [Fact]
    public async Task A_body_with_them_cannot_be_read()
    {
        await using var host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        using var client = new HttpClient();
        foreach (var target in Targets.Select(static each => each.Split(' ')))
        {
            foreach (var body in Bodies)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, host.Url);
                request.Headers.TryAddWithoutValidation(
                    "Authorization",
                    $"AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/{target[0]}/aws4_request, Signature=0"
                );
                request.Headers.TryAddWithoutValidation("X-Amz-Target", target[1]);
                request.Content = new ByteArrayContent(body);
                using var answer = await client.SendAsync(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, target[1] + Encoding.Latin1.GetString(body));
            }
        }
    }

    [Theory]
    [InlineData("{\"Statement\":[],\"Sid\":\"\\ud800\"}")]
    [InlineData("{\"Statement\":[],\"Statement\":[]}")]
    public async Task A_policy_with_them_or_with_a_name_twice_is_malformed(string policy)
    {
        await using var aws = await ServiceFixture.StartAsync();
        var topic = (await aws.SnsAsync("CreateTopic", ("Name", "t"))).Descendants("TopicArn").Single().Value;

        (string, string)[] given = [("TopicArn", topic), ("AttributeName", "Policy"), ("AttributeValue", policy)];
        var refusal = await ServiceFixture.RefusedAsync(() => aws.SnsAsync("SetTopicAttributes", given));

        refusal.Code.ShouldBe("InvalidParameter");
    }
}

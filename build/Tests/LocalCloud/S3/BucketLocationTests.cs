using System.Net;
using System.Text;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>Where buckets are made. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</summary>
public sealed class BucketLocationTests : S3Tests
{
    [Theory]
    [InlineData("us-east-1", "us-east-1", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "aws-global", "InvalidLocationConstraint")]
    [InlineData("eu-west-1", null, "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "eu-central-1", "IllegalLocationConstraintException")]
    [InlineData("us-west-1", "aws-global", "IllegalLocationConstraintException")]
    [InlineData("us-west-1", "EU", "IllegalLocationConstraintException")]
    public async Task A_location_that_the_endpoint_does_not_serve_is_refused(string region, string? to, string code)
    {
        using var answer = await SendAsync(region, "PUT", "/cellar", Location(to));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        XElement.Parse(await answer.Content.ReadAsStringAsync()).Element("Code")!.Value.ShouldBe(code);
    }

    [Theory]
    [InlineData("us-east-1", null, "")]
    [InlineData("us-east-1", "eu-west-1", "eu-west-1")]
    [InlineData("eu-west-1", "eu-west-1", "eu-west-1")]
    [InlineData("eu-west-1", "EU", "EU")]
    public async Task A_bucket_tells_the_location_that_it_was_made_with(string region, string? to, string told)
    {
        using var answer = await SendAsync(region, "PUT", "/cellar", Location(to));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await XmlAsync("/cellar?location")).Value.ShouldBe(told);
    }

    [Fact]
    public async Task Tags_come_with_the_bucket_and_make_a_repeated_creation_a_mistake()
    {
        var document = Encoding.UTF8.GetBytes(
            "<CreateBucketConfiguration><Tags><Tag><Key>course</Key><Value>main</Value></Tag></Tags>"
                + "</CreateBucketConfiguration>"
        );
        (await SendAsync("us-east-1", "PUT", "/cellar", document)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Values(await XmlAsync("/cellar?tagging"), "Value").ShouldBe(["main"]);
        (await SendAsync("us-east-1", "PUT", "/cellar", document)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SendAsync("PUT", "/cellar")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static byte[]? Location(string? region) =>
        region is null
            ? null
            : Encoding.UTF8.GetBytes(
                $"<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"
            );
}

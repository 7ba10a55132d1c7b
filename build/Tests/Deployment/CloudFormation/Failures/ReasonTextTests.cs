using AiChef.Deployment.CloudFormation.Failures;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Failures;

public sealed class ReasonTextTests
{
    [Theory]
    [InlineData("No room", "No room")]
    [InlineData(
        "Resource handler returned message: \"Role is invalid (Service: AWSStepFunctions; Status Code: "
            + "400; Error Code: InvalidArn; Request ID: 1-2; Proxy: "
            + "null)\" (RequestToken: a-b, HandlerErrorCode: InvalidRequest)",
        "Role is invalid (InvalidArn)"
    )]
    [InlineData(
        "Resource handler returned message: \"Bucket exists (Service: S3, Status Code: 409, Request "
            + "ID: 1-2) (SDK Attempt Count: 1)\" (RequestToken: a-b, HandlerErrorCode: AlreadyExists)",
        "Bucket exists"
    )]
    [InlineData(
        "Unexpected character ('o') at [Source: (String)\"{ \"a\": 1,\n oops }\"; line: 2, column: 2]'",
        "Unexpected character ('o') at line 2, column 2'"
    )]
    [InlineData("two\n  lines ", "two lines")]
    [InlineData("Access denied (by policy) for user", "Access denied (by policy) for user")]
    public void Only_the_message_stays(string reason, string plain) => ReasonText.Plain(reason).ShouldBe(plain);

    [Fact]
    public void A_reason_without_end_is_cut() =>
        ReasonText.Plain(new string('x', 5000)).Length.ShouldBe(ReasonText.Longest);
}

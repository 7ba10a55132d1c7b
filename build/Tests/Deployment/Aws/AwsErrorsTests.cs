using System.Net;
using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.S3;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>What an error of AWS means is told by its code, and by its text only where AWS has no code.</summary>
public sealed class AwsErrorsTests
{
    private const string Update = "Stack [a] is in UPDATE_IN_PROGRESS state and can not be updated.";
    private const string Existing = "Stack [a] already exists and cannot be created again with the changeSet [b].";

    [Theory]
    [InlineData("Throttling")]
    [InlineData("ThrottlingException")]
    [InlineData("ThrottledException")]
    [InlineData("RequestThrottled")]
    [InlineData("RequestThrottledException")]
    [InlineData("RequestLimitExceeded")]
    [InlineData("TooManyRequestsException")]
    [InlineData("ProvisionedThroughputExceededException")]
    [InlineData("TransactionInProgressException")]
    [InlineData("EC2ThrottledException")]
    [InlineData("BandwidthLimitExceeded")]
    [InlineData("PriorRequestNotComplete")]
    [InlineData("SlowDown")]
    public void Every_word_for_too_many_requests_is_a_throttle(string code) =>
        AwsErrors.IsThrottling(Error(code)).ShouldBeTrue();

    [Theory]
    [InlineData("LimitExceededException")]
    [InlineData("LimitExceeded")]
    [InlineData("ValidationError")]
    [InlineData("AccessDenied")]
    [InlineData("ServiceUnavailable")]
    [InlineData("InternalFailure")]
    [InlineData(null)]
    public void No_other_word_is(string? code) => AwsErrors.IsThrottling(Error(code)).ShouldBeFalse();

    [Fact]
    public void A_status_of_too_many_requests_is_a_throttle_without_a_code() =>
        AwsErrors.IsThrottling(Error(null, status: HttpStatusCode.TooManyRequests)).ShouldBeTrue();

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "1", true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, null, false)]
    [InlineData(HttpStatusCode.InternalServerError, "1", false)]
    public void S3_says_it_by_503_and_a_request_id(HttpStatusCode status, string? requestId, bool throttled) =>
        AwsErrors
            .IsThrottling(new AmazonS3Exception("") { StatusCode = status, RequestId = requestId })
            .ShouldBe(throttled);

    [Fact]
    public void Of_another_service_503_is_a_fault() =>
        AwsErrors.IsThrottling(Error("x", status: HttpStatusCode.ServiceUnavailable)).ShouldBeFalse();

    [Theory]
    [InlineData("ValidationError", "Stack with id a does not exist", true)]
    [InlineData("ValidationError", "Stack [a] does not exist", true)]
    [InlineData("ValidationError", "Stack 'a' does not exist", true)]
    [InlineData("ValidationError", "1 validation error detected", false)]
    [InlineData("InternalFailure", "Stack with id a does not exist", false)]
    [InlineData("ResourceNotFoundException", "Stack with id a does not exist", false)]
    public void A_missing_stack_is_code_and_text_together(string code, string message, bool missing) =>
        AwsErrors.IsMissingStack(Error(code, message)).ShouldBe(missing);

    [Theory]
    [InlineData("ValidationError", "Export 'x' is not imported by any stack.", true)]
    [InlineData("ValidationError", "Export 'x' does not exist.", true)]
    [InlineData("ValidationError", "something else", false)]
    [InlineData("AccessDenied", "Export 'x' is not imported by any stack.", false)]
    public void An_export_that_nobody_imports_is_code_and_text_together(string code, string message, bool none) =>
        AwsErrors.IsNotImported(Error(code, message)).ShouldBe(none);

    [Theory]
    [InlineData("InvalidChangeSetStatus", "", true)]
    [InlineData("ChangeSetNotFound", "", true)]
    [InlineData("OperationInProgressException", "", true)]
    [InlineData("ValidationError", Update, true)]
    [InlineData("ValidationError", Existing, true)]
    [InlineData("ValidationError", "Template format error", false)]
    [InlineData("AccessDenied", Update, false)]
    public void Another_operation_on_the_stack_differs_from_a_mistake(string code, string message, bool busy) =>
        AwsErrors.IsBusyStack(Error(code, message)).ShouldBe(busy);

    [Theory]
    [InlineData("ExpiredToken", true, false, false)]
    [InlineData("ExpiredTokenException", true, false, false)]
    [InlineData("RequestExpired", true, false, false)]
    [InlineData("InvalidClientTokenId", false, true, false)]
    [InlineData("UnrecognizedClientException", false, true, false)]
    [InlineData("SignatureDoesNotMatch", false, true, false)]
    [InlineData("InvalidSignatureException", false, true, false)]
    [InlineData("InvalidAccessKeyId", false, true, false)]
    [InlineData("AuthFailure", false, true, false)]
    [InlineData("AccessDenied", false, false, true)]
    [InlineData("AccessDeniedException", false, false, true)]
    [InlineData("UnauthorizedOperation", false, false, true)]
    [InlineData("ValidationError", false, false, false)]
    public void Expired_rejected_and_denied_are_three_things(string code, bool expired, bool rejected, bool denied)
    {
        var error = Error(code);

        AwsErrors.IsExpired(error).ShouldBe(expired);
        AwsErrors.IsRejected(error).ShouldBe(rejected);
        AwsErrors.IsAccessDenied(error).ShouldBe(denied);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    public void From_500_on_it_is_the_server(HttpStatusCode status, bool fault) =>
        AwsErrors.IsServerFault(Error("x", status: status)).ShouldBe(fault);

    [Theory]
    [InlineData("x", "1", false)]
    [InlineData("x", null, false)]
    [InlineData(null, "1", false)]
    [InlineData(null, null, true)]
    [InlineData("", "", true)]
    public void An_error_without_code_and_request_id_is_not_from_AWS(string? code, string? requestId, bool foreign) =>
        AwsErrors
            .IsForeign(new AmazonCloudFormationException("") { ErrorCode = code, RequestId = requestId })
            .ShouldBe(foreign);

    private static AmazonCloudFormationException Error(
        string? code,
        string message = "",
        HttpStatusCode status = HttpStatusCode.BadRequest
    ) =>
        new AmazonCloudFormationException(message)
        {
            ErrorCode = code,
            StatusCode = status,
            RequestId = "1",
        };
}

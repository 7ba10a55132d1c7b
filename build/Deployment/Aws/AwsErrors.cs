using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace AiChef.Deployment.Aws;

/// <summary>Classes of AWS errors, by their codes.</summary>
internal static class AwsErrors
{
    /// <summary>
    /// The one sentence that must be matched: CloudFormation has no error code for a stack that does not exist.
    /// </summary>
    /// <remarks>
    /// Three forms, by operation: "Stack with id X does not exist", "Stack [X] does not exist", "Stack 'X' does not
    /// exist".
    /// </remarks>
    private const string DoesNotExist = "does not exist";

    /// <summary>
    /// The sentence of an update refused because another operation runs or the stack cannot be updated as it is.
    /// </summary>
    private const string CannotBeUpdated = "state and can not be updated";

    /// <summary>
    /// The sentence for a CREATE change set on a stack that somebody else has created in the meantime.
    /// </summary>
    private const string AlreadyExists = "already exists and cannot be created again";

    /// <summary>
    /// The codes for throttled calls. <c>LimitExceeded</c> is not one of them: an exhausted quota stays exhausted.
    /// </summary>
    private static readonly FrozenSet<string> Throttles = new[]
    {
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestLimitExceeded",
        "TooManyRequestsException",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "EC2ThrottledException",
        "BandwidthLimitExceeded",
        "PriorRequestNotComplete",
        "SlowDown",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal static bool IsThrottling(AmazonServiceException e) =>
        e.StatusCode == HttpStatusCode.TooManyRequests || Throttles.Contains(e.ErrorCode ?? "") || IsSlowDown(e);

    /// <summary>S3 answers 503, without a body for HEAD; the request id shows that it is S3 and not a proxy.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html</remarks>
    private static bool IsSlowDown(AmazonServiceException e) =>
        e is AmazonS3Exception
        && e.StatusCode == HttpStatusCode.ServiceUnavailable
        && !string.IsNullOrEmpty(e.RequestId);

    /// <summary>How long a throttled call should wait, one minute at most; zero if the answer does not say.</summary>
    internal static TimeSpan RetryAfter(AmazonServiceException e) =>
        e.InnerException is HttpErrorResponseException { Response: { } response }
        && int.TryParse(response.GetHeaderValue("Retry-After"), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 60))
            : TimeSpan.Zero;

    /// <summary>True for an answer that is not from AWS: every answer from AWS has a request id.</summary>
    internal static bool IsForeign(object? answer) =>
        answer is AmazonWebServiceResponse response && string.IsNullOrEmpty(response.ResponseMetadata?.RequestId);

    /// <summary>
    /// True for an error that is not from AWS: it cannot be read, or has neither a code nor a request id.
    /// </summary>
    internal static bool IsForeign(AmazonServiceException e) =>
        e is AmazonUnmarshallingException || (string.IsNullOrEmpty(e.ErrorCode) && string.IsNullOrEmpty(e.RequestId));

    /// <summary>True for a missing permission. S3 answers HEAD without a body, so only its status tells.</summary>
    internal static bool IsAccessDenied(AmazonServiceException e) =>
        e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation"
        || (
            e is AmazonS3Exception
            && e.StatusCode == HttpStatusCode.Forbidden
            && e.ErrorCode is null or "" or "Forbidden"
            && !string.IsNullOrEmpty(e.RequestId)
        );

    internal static bool IsServerFault(AmazonServiceException e) => (int)e.StatusCode >= 500;

    internal static bool IsMissingStack(AmazonServiceException e) =>
        e.ErrorCode == "ValidationError" && e.Message.Contains(DoesNotExist, StringComparison.Ordinal);

    /// <summary>
    /// By its code, for the SDK has a type for it only where the operation's model declares the error.
    /// </summary>
    internal static bool IsMissingChangeSet(AmazonServiceException e) => e.ErrorCode == "ChangeSetNotFound";

    /// <summary>Two forms: "Export 'x' is not imported by any stack." and "Export 'x' does not exist."</summary>
    internal static bool IsNotImported(AmazonServiceException e) =>
        e.ErrorCode == "ValidationError"
        && (
            e.Message.Contains("is not imported by any stack", StringComparison.Ordinal)
            || e.Message.Contains(DoesNotExist, StringComparison.Ordinal)
        );

    internal static bool IsBusyStack(AmazonServiceException e) =>
        IsMissingChangeSet(e)
        || e.ErrorCode is "InvalidChangeSetStatus" or "OperationInProgressException"
        || (
            e.ErrorCode == "ValidationError"
            && (
                e.Message.Contains(CannotBeUpdated, StringComparison.Ordinal)
                || e.Message.Contains(AlreadyExists, StringComparison.Ordinal)
            )
        );

    internal static bool IsExpired(AmazonServiceException e) =>
        e.ErrorCode is "ExpiredToken" or "ExpiredTokenException" or "RequestExpired";

    internal static bool IsRejected(AmazonServiceException e) =>
        e.ErrorCode
            is "InvalidClientTokenId"
                or "UnrecognizedClientException"
                or "SignatureDoesNotMatch"
                or "InvalidSignatureException"
                or "InvalidAccessKeyId"
                or "AuthFailure";
}

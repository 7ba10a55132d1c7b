using System.Net;
using Amazon.Runtime;

namespace AiChef.Deployment.Aws;

/// <summary>Classes of AWS errors, told by their codes.</summary>
internal static class AwsErrors
{
    /// <summary>The one sentence that has to be matched: CloudFormation has no code of its own for a stack that does not exist.</summary>
    /// <remarks>Three forms, by operation: "Stack with id X does not exist", "Stack [X] does not exist", "Stack 'X' does not exist".</remarks>
    private const string DoesNotExist = "does not exist";

    /// <summary>The sentence of an update refused because another operation runs or the stack cannot be updated as it is.</summary>
    private const string CannotBeUpdated = "state and can not be updated";

    /// <summary>The sentence of a CREATE change set on a stack that somebody else created meanwhile.</summary>
    private const string AlreadyExists = "already exists and cannot be created again";

    internal static bool IsThrottling(AmazonServiceException e) =>
        e.StatusCode == HttpStatusCode.TooManyRequests
        || e.ErrorCode is "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestLimitExceeded" or "TooManyRequestsException"
            or "RequestThrottled" or "RequestThrottledException" or "SlowDown" or "PriorRequestNotComplete" or "BandwidthLimitExceeded";

    internal static bool IsAccessDenied(AmazonServiceException e) => e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation";

    internal static bool IsServerFault(AmazonServiceException e) => (int)e.StatusCode >= 500;

    internal static bool IsMissingStack(AmazonServiceException e) =>
        e.ErrorCode == "ValidationError" && e.Message.Contains(DoesNotExist, StringComparison.Ordinal);

    internal static bool IsBusyStack(AmazonServiceException e) =>
        e.ErrorCode is "InvalidChangeSetStatus" or "ChangeSetNotFound" or "OperationInProgressException"
        || (e.ErrorCode == "ValidationError"
            && (e.Message.Contains(CannotBeUpdated, StringComparison.Ordinal) || e.Message.Contains(AlreadyExists, StringComparison.Ordinal)));

    internal static bool IsExpiredCredentials(AmazonServiceException e) =>
        e.ErrorCode is "ExpiredToken" or "ExpiredTokenException" or "RequestExpired";

    internal static bool IsRejectedCredentials(AmazonServiceException e) =>
        e.ErrorCode is "InvalidClientTokenId" or "UnrecognizedClientException" or "SignatureDoesNotMatch" or "InvalidSignatureException" or "InvalidAccessKeyId" or "AuthFailure";
}

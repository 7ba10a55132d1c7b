namespace AiChef.LocalCloud.Resources;

/// <summary>
/// A resource type refuses. <paramref name="handlerErrorCode"/> is one of CloudFormation's: AlreadyExists, NotFound,
/// InvalidRequest, NotUpdatable, AccessDenied, ResourceConflict, GeneralServiceException, ServiceInternalError,
/// NotStabilized, InternalFailure.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
/// </summary>
internal sealed class ResourceException(string handlerErrorCode, string message) : Exception(message)
{
    public string HandlerErrorCode { get; } = handlerErrorCode;

    /// <summary>
    /// The message is the whole reason as AWS shows it, not to be wrapped into "Resource handler returned message".
    /// </summary>
    public bool IsWholeReason { get; init; }
}

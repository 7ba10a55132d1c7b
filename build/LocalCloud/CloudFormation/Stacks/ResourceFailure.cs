using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>The ResourceStatusReason for an exception of a resource type.</summary>
internal static class ResourceFailure
{
    public static string Reason(Exception failure, string type) =>
        failure switch
        {
            ResourceException { IsWholeReason: true } whole => whole.Message,
            ResourceException handler => Wrapped(handler.Message, handler.HandlerErrorCode),
            AwsException { Code: "ValidationError" } template => template.Message,
            AwsException service => Wrapped(
                $"{service.Message} (Service: {ServiceName(type)}, Status "
                    + $"Code: {service.Status}, Request ID: {Guid.NewGuid()})",
                HandlerCode(service.Code)
            ),
            _ => Wrapped($"Internal failure: {failure}", "InternalFailure"),
        };

    private static string Wrapped(string message, string handlerCode) =>
        $"Resource handler returned message: \"{message}\" (RequestToken: "
        + $"{Guid.NewGuid()}, HandlerErrorCode: {handlerCode})";

    private static string ServiceName(string type)
    {
        var name = type.Split("::")[1];
        return name switch
        {
            "SSM" => "Ssm",
            "StepFunctions" => "Sfn",
            "Logs" => "CloudWatchLogs",
            "IAM" => "Iam",
            "DynamoDB" => "DynamoDb",
            _ => name,
        };
    }

    private static string HandlerCode(string code) =>
        code switch
        {
            _ when code.Contains("AlreadyExists", StringComparison.Ordinal)
                    || code.Contains("AlreadyOwnedByYou", StringComparison.Ordinal) => "AlreadyExists",
            _ when code.Contains("NotFound", StringComparison.Ordinal)
                    || code.Contains("DoesNotExist", StringComparison.Ordinal)
                    || code.StartsWith("NoSuch", StringComparison.Ordinal) => "NotFound",
            _ when code.StartsWith("Validation", StringComparison.Ordinal)
                    || code.StartsWith("Invalid", StringComparison.Ordinal)
                    || code.StartsWith("Malformed", StringComparison.Ordinal) => "InvalidRequest",
            _ when code.StartsWith("AccessDenied", StringComparison.Ordinal) => "AccessDenied",
            _ when code.Contains("LimitExceeded", StringComparison.Ordinal) => "ServiceLimitExceeded",
            _ when code.Contains("Conflict", StringComparison.Ordinal)
                    || code.Contains("InUse", StringComparison.Ordinal) => "ResourceConflict",
            _ => "GeneralServiceException",
        };
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Lambda's errors. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html</summary>
internal static class LambdaErrors
{
    /// <summary>Largest request, in bytes: a package of 50 MB in base64 and what stands beside it.</summary>
    private const int MostBytes = 70_167_211;

    public static ServiceFaults Faults { get; } =
        new()
        {
            Throttled = static _ =>
                new("TooManyRequestsException", "Rate exceeded", 429)
                {
                    Members = new JsonObject { ["Reason"] = "CallerRateLimitExceeded" },
                },
            Refused = CommonFaults.AccessDeniedException,
            InternalCode = "ServiceException",
            MostBytes = MostBytes,
            TooLarge = TooLarge,
        };

    public static AwsException TooLarge(int most) =>
        new(
            "RequestEntityTooLargeException",
            $"Request must be smaller than {most} bytes for the CreateFunction operation",
            413
        );

    public static AwsException Unzippable() =>
        Invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");

    public static AwsException FunctionNotFound(string arn) =>
        new("ResourceNotFoundException", $"Function not found: {arn}", 404);

    public static AwsException NotFound(string message) => new("ResourceNotFoundException", message, 404);

    public static AwsException Conflict(string message) => new("ResourceConflictException", message, 409);

    public static AwsException UpdateInProgress(string arn) =>
        Conflict($"The operation cannot be performed at this time. An update is in progress for resource: {arn}");

    public static AwsException Invalid(string message) => new("InvalidParameterValueException", message);

    public static AwsException Validation(string value, string field, string constraint) =>
        new(
            "ValidationException",
            $"1 validation error detected: Value '{value}' at '{field}' failed to satisfy constraint: {constraint}"
        );

    public static AwsException WrongRevision(string operation = "GetFunction/GetAlias") =>
        new(
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision "
                + $"Id. Call the {operation} API to retrieve the latest Revision Id",
            412
        );

    /// <summary>A method and path that no operation has, as AWS answers it.</summary>
    public static AwsException UnknownPath() =>
        new("AccessDeniedException", "Unable to determine service/operation name to be authorized", 403);

    public static AwsException NotModelled(string what) =>
        new("NotModelled", $"LocalCloud does not model {what} of Lambda", 501);

    public static AwsException ReservedConcurrencyUsedUp() =>
        new("TooManyRequestsException", "Rate Exceeded.", 429)
        {
            Members = new JsonObject { ["Reason"] = "ReservedFunctionConcurrentInvocationLimitExceeded" },
        };

    /// <summary>Some shapes spell the text "Message", the others "message".</summary>
    public static string TextMember(string code) =>
        code is "ResourceNotFoundException" or "ServiceException" or "AccessDeniedException" ? "Message" : "message";
}

using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// The errors of CloudWatch Logs.
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html
/// </summary>
internal static class LogsErrors
{
    public static AwsException GroupNotFound() =>
        new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsException StreamNotFound() =>
        new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static AwsException FilterNotFound() =>
        new("ResourceNotFoundException", "The specified metric filter does not exist.");

    public static AwsException GroupExists() =>
        new("ResourceAlreadyExistsException", "The specified log group already exists");

    public static AwsException StreamExists() =>
        new("ResourceAlreadyExistsException", "The specified log stream already exists");

    public static AwsException NoDestination() =>
        new("ResourceNotFoundException", "Requested Delivery Destination does not exist in this account.");

    public static AwsException NoDestinationResource() =>
        new("ValidationException", "Delivery destination resource ARN is missing or of no known kind.");

    public static AwsException NoExport() =>
        new("ResourceNotFoundException", "The specified export task does not exist.");

    public static AwsException NoExportBucket() =>
        InvalidParameter("The given bucket does not exist. Please make sure the bucket is valid.");

    public static AwsException NoQueriedGroup(Scope scope, string group) =>
        new("ResourceNotFoundException", $"Log group '{group}' does not exist for account ID '{scope.Account}'");

    public static AwsException ForeignFunction() =>
        new(
            "AccessDeniedException",
            "Cross-account lambda invocation passing is not allowed. You must use DestinationPolicies to create "
                + "cross account lambda triggers."
        );

    public static AwsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsException Constraint(string value, string member, string rule) =>
        InvalidParameter(
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}"
        );
}

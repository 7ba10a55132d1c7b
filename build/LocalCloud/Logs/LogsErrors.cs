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

    public static AwsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsException Constraint(string value, string member, string rule) =>
        InvalidParameter(
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}"
        );
}

using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// The errors of Step Functions. https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html
/// </summary>
internal static class StepFunctionsErrors
{
    public static AwsException MachineDoesNotExist(string arn) =>
        new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsException MachineAlreadyExists(string arn) =>
        new("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");

    public static AwsException ExecutionDoesNotExist(string arn) =>
        new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static AwsException ExecutionAlreadyExists(string arn) =>
        new("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

    public static AwsException ExecutionNotRedrivable(string reason) => new("ExecutionNotRedrivable", reason);

    public static AwsException ActivityDoesNotExist(string arn) =>
        new("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");

    public static AwsException InvalidDefinition(string reason) =>
        new("InvalidDefinition", $"Invalid State Machine Definition: '{reason}'");

    public static AwsException InvalidArn(string reason) => new("InvalidArn", $"Invalid Arn: '{reason}'");

    public static AwsException InvalidInput(string reason) =>
        new("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{reason}'");

    public static AwsException InvalidOutput() => new("InvalidOutput", "Invalid Output: 'Invalid output'");

    public static AwsException InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    public static AwsException InvalidToken() => new("InvalidToken", "Invalid Token: 'Invalid token'");

    public static AwsException TaskTimedOut() =>
        new("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

    public static AwsException InvalidLogging(string reason) =>
        new("InvalidLoggingConfiguration", $"Invalid Logging Configuration: {reason}");

    public static AwsException LoggingAccessDenied() =>
        new("AccessDeniedException", "The state machine IAM Role is not authorized to access the Log Destination");

    public static AwsException TypeNotSupported() =>
        new("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    public static AwsException MissingRequiredParameter(string message) => new("MissingRequiredParameter", message);

    public static AwsException Conflict(string message) => new("ConflictException", message);

    public static AwsException NotFound() =>
        new("ResourceNotFound", "Request references a resource that does not exist.");

    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException Constraint(string value, string member, string rule) =>
        Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}");
}

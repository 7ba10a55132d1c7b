using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// The errors of CloudWatch. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
/// </summary>
internal static class CloudWatchErrors
{
    public static AwsException AlarmNotFound() => new("ResourceNotFound", "Alarm does not exist", 404);

    public static AwsException DashboardNotFound(string name) =>
        new("ResourceNotFound", $"Dashboard {name} does not exist", 404);

    public static AwsException Validation(string message) => new("ValidationError", message);

    public static AwsException RuleWithBlanks() =>
        Validation("AlarmRule must not contain leading or trailing whitespace or be null");

    public static AwsException InvalidRule(string reason) => Validation($"Error in AlarmRule [{reason}]");

    public static AwsException MissingAlarms(IEnumerable<string> names) =>
        Validation(
            $"Could not save the composite alarm as alarms [{string.Join(", ", names)}] in the alarm rule do not exist"
        );

    public static AwsException NeededAlarms(IReadOnlyList<string> names) =>
        Validation(
            $"Cannot delete {string.Join(",", names)} as there are composite alarm(s) depending on "
                + $"{(names.Count == 1 ? "it" : "them")}."
        );

    public static AwsException NotOnlyRelatives(string parameter) =>
        Validation($"{parameter} cannot be used with parameters other than MaxRecords and NextToken");

    public static AwsException InvalidParameter(string message) => new("InvalidParameterValue", message);

    public static AwsException InvalidDashboard() =>
        new("InvalidParameterInput", "The field DashboardBody must be a valid JSON object");

    public static AwsException InvalidNextToken() => new("InvalidNextToken", "The next token specified is invalid.");

    public static AwsException NotModelled(string what) =>
        new("InvalidParameterValue", $"LocalCloud does not model {what} of cloudwatch");
}

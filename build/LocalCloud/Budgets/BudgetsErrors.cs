using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>The errors of Budgets. https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/</summary>
internal static class BudgetsErrors
{
    public static AwsException NoBudget(string verb, string name) =>
        new("NotFoundException", $"Unable to {verb} budget: {name} - the budget doesn't exist.");

    public static AwsException NoNotification() =>
        new("NotFoundException", "Unable to find the notification of the budget.");

    public static AwsException Exists(string name) =>
        new("DuplicateRecordException", $"Error creating budget: {name} - the budget already exists.");

    public static AwsException NotificationExists() =>
        new("DuplicateRecordException", "Error creating notification - the notification already exists.");

    public static AwsException NoLimit() =>
        Invalid(
            "Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget "
                + "Limit/ Auto Adjust Data"
        );

    public static AwsException OtherAccount() =>
        new("AccessDeniedException", "Account ID in the request does not match the account of the caller");

    public static AwsException Invalid(string message) => new("InvalidParameterException", message);
}

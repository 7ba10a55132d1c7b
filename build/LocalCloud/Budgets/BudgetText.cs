using System.Globalization;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>The text of an alert, as AWS sends it to topics and by e-mail.</summary>
internal static class BudgetText
{
    public static decimal LimitOf(Budget budget) =>
        BudgetAlert.Amount(budget.Given.Object("BudgetLimit")?.Text("Amount") ?? "0");

    public static string Dollars(decimal amount) => "$" + amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string Subject(Budget budget) => $"AWS Budgets: {budget.Name} has exceeded your alert threshold";

    public static string Message(Budget budget, BudgetAlert alert, DateTimeOffset now)
    {
        var limit = LimitOf(budget);
        var threshold = Dollars(alert.AmountOf(limit));
        var spent = Dollars(alert.IsOnForecast ? budget.Forecast : budget.Actual);
        var kind = budget.Given.Text("BudgetType") == "USAGE" ? "Usage" : "Cost";
        var (words, sign) = alert.Comparison switch
        {
            "GREATER_THAN" => ("greater than", ">"),
            "LESS_THAN" => ("less than", "<"),
            _ => ("equal to", "="),
        };
        return string.Join(
            '\n',
            $"AWS Budget Notification {now.UtcDateTime.ToString("MMMM dd, yyyy", CultureInfo.InvariantCulture)}",
            $"AWS Account {budget.Account}",
            "",
            "Dear AWS Customer,",
            "",
            $"You requested that we alert you when the {alert.Type} {kind} associated with your {budget.Name} "
                + $"budget is {words} {threshold} {Period(budget)}. The {alert.Type} {kind} associated with this "
                + $"budget is {spent}. You can find additional details below and by accessing the AWS Budgets "
                + "dashboard [1].",
            "",
            $"Budget Name: {budget.Name}",
            $"Budget Type: {kind}",
            $"Budgeted Amount: {Dollars(limit)}",
            $"Alert Type: {alert.Type}",
            $"Alert Threshold: {sign} {threshold}",
            $"{alert.Type} Amount: {spent}",
            "",
            "[1] https://console.aws.amazon.com/billing/home#/budgets",
            ""
        );
    }

    private static string Period(Budget budget) =>
        budget.Given.Text("TimeUnit") switch
        {
            "DAILY" => "per day",
            "QUARTERLY" => "for the current quarter",
            "ANNUALLY" => "for the current year",
            _ => "for the current month",
        };
}

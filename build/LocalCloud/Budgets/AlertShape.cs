using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>Alerts as the API has them: notifications with subscribers.</summary>
internal static class AlertShape
{
    /// <summary>Reads a notification and its subscribers.</summary>
    public static BudgetAlert Read(JsonObject notification, IEnumerable<JsonObject> subscribers) =>
        new(
            notification.RequiredText("NotificationType"),
            notification.RequiredText("ComparisonOperator"),
            BudgetAlert.Amount(notification.RequiredText("Threshold")),
            notification.Text("ThresholdType") ?? "PERCENTAGE"
        )
        {
            Subscribers =
            [
                .. subscribers.Select(static each => new BudgetSubscriber(
                    each.RequiredText("SubscriptionType"),
                    each.RequiredText("Address")
                )),
            ],
        };

    /// <summary>A notification as AWS shows it.</summary>
    public static JsonObject Of(BudgetAlert alert) =>
        new()
        {
            ["NotificationType"] = alert.Type,
            ["ComparisonOperator"] = alert.Comparison,
            ["Threshold"] = (double)alert.Threshold,
            ["ThresholdType"] = alert.ThresholdType,
            ["NotificationState"] = alert.IsRaised ? "ALARM" : "OK",
        };
}

using AiChef.LocalCloud.Sns;

namespace AiChef.LocalCloud.Budgets;

/// <summary>Compares what was spent with the thresholds of a budget, and alerts when one is crossed.</summary>
/// <remarks>https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html</remarks>
internal sealed class BudgetSpending(Cloud cloud) : ICloudPart<BudgetSpending>
{
    private const string Service = "budgets.amazonaws.com";
    private readonly BudgetsState _state = cloud.Get<BudgetsState>();

    public static BudgetSpending Create(Cloud cloud) => new(cloud);

    /// <summary>Sets what was spent, and alerts once for each threshold that is crossed by it.</summary>
    /// <returns>What came of it, in one line.</returns>
    public string Spend(Budget budget, decimal amount, decimal forecast)
    {
        using var batch = cloud.Store.Begin();
        var limit = BudgetText.LimitOf(budget);
        var spent = budget with { Actual = amount, Forecast = forecast };
        var alerts = new List<BudgetAlert>();
        var raised = 0;
        foreach (var alert in budget.Alerts)
        {
            var isCrossed = alert.IsCrossed(alert.IsOnForecast ? forecast : amount, limit);
            if (isCrossed && !alert.IsRaised)
            {
                Tell(spent, alert);
                raised++;
            }

            alerts.Add(alert with { IsRaised = isCrossed });
        }

        _state.Put(spent with { Alerts = alerts });
        return $"{budget.Name}: spent {BudgetText.Dollars(amount)} of {BudgetText.Dollars(limit)}, "
            + $"forecast {BudgetText.Dollars(forecast)}; {raised} new {(raised == 1 ? "alert" : "alerts")}";
    }

    private void Tell(Budget budget, BudgetAlert alert)
    {
        foreach (var subscriber in alert.Subscribers)
        {
            if (subscriber.Type != "SNS")
            {
                cloud.Notify($"budgets: an alert of {budget.Name} was kept: LocalCloud sends no e-mail");
                continue;
            }

            var refusal = cloud
                .Get<TopicPublisher>()
                .Publish(
                    Service,
                    subscriber.Address,
                    budget.Arn,
                    BudgetText.Subject(budget),
                    BudgetText.Message(budget, alert, cloud.Now),
                    isOwner: false
                );
            if (refusal is not null)
            {
                cloud.Notify($"budgets: an alert of {budget.Name} was not published: {refusal}");
            }
        }
    }
}

using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Budgets;

/// <summary>Creates and changes budgets, for the API and for stacks.</summary>
internal sealed class BudgetOperations(Cloud cloud) : ICloudPart<BudgetOperations>
{
    private readonly BudgetsState _state = cloud.Get<BudgetsState>();

    public static BudgetOperations Create(Cloud cloud) => new(cloud);

    public Budget Create(
        string account,
        JsonObject given,
        IEnumerable<JsonObject> notifications,
        IEnumerable<KeyValuePair<string, string>> tags
    )
    {
        Check(given);
        using var batch = cloud.Store.Begin();
        var name = given.RequiredText("BudgetName");
        if (_state.Find(account, name) is not null)
        {
            throw BudgetsErrors.Exists(name);
        }

        var budget = new Budget(account, name, given.DeepClone().AsObject(), cloud.Now)
        {
            Alerts =
            [
                .. notifications.Select(static each =>
                    AlertShape.Read(each.Object("Notification")!, each.Objects("Subscribers"))
                ),
            ],
            Tags = new(new Dictionary<string, string>(tags, StringComparer.Ordinal), StringComparer.Ordinal),
        };
        _state.Put(budget);
        return budget;
    }

    public void Update(string account, JsonObject given)
    {
        Check(given);
        var name = given.RequiredText("BudgetName");
        Change(
            account,
            name,
            "update",
            budget => budget with { Given = given.DeepClone().AsObject(), Updated = cloud.Now }
        );
    }

    /// <summary>Changes a budget.</summary>
    /// <param name="account">The account.</param>
    /// <param name="name">The budget.</param>
    /// <param name="verb">What is done, for the error.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="AwsException">There is no such budget: NotFoundException.</exception>
    public void Change(string account, string name, string verb, Func<Budget, Budget> change)
    {
        using var batch = cloud.Store.Begin();
        _state.Put(change(_state.Find(account, name) ?? throw BudgetsErrors.NoBudget(verb, name)));
    }

    /// <summary>A budget as AWS shows it.</summary>
    public static JsonObject Shape(Budget budget)
    {
        var shape = budget.Given.DeepClone().AsObject();
        var unit = budget.Given.Object("BudgetLimit")?.Text("Unit") ?? "USD";
        var month = new DateTimeOffset(budget.Created.Year, budget.Created.Month, 1, 0, 0, 0, TimeSpan.Zero);
        shape["TimePeriod"] ??= new JsonObject
        {
            ["Start"] = InputTree.Time(month),
            // the end that AWS gives a budget without one
            ["End"] = InputTree.Time(new DateTimeOffset(2087, 6, 15, 0, 0, 0, TimeSpan.Zero)),
        };
        if (budget.Given.Text("BudgetType") == "COST")
        {
            shape["CostTypes"] ??= CostTypes();
        }

        shape["CalculatedSpend"] = new JsonObject
        {
            ["ActualSpend"] = Spend(budget.Actual, unit),
            ["ForecastedSpend"] = Spend(budget.Forecast, unit),
        };
        shape["LastUpdatedTime"] = InputTree.Time(budget.Updated);
        return shape;
    }

    private static JsonObject Spend(decimal amount, string unit) =>
        new()
        {
            ["Amount"] = amount.ToString("0.0##", System.Globalization.CultureInfo.InvariantCulture),
            ["Unit"] = unit,
        };

    private static JsonObject CostTypes() =>
        new()
        {
            ["IncludeCredit"] = true,
            ["IncludeDiscount"] = true,
            ["IncludeOtherSubscription"] = true,
            ["IncludeRecurring"] = true,
            ["IncludeRefund"] = true,
            ["IncludeSubscription"] = true,
            ["IncludeSupport"] = true,
            ["IncludeTax"] = true,
            ["IncludeUpfront"] = true,
            ["UseAmortized"] = false,
            ["UseBlended"] = false,
        };

    private static void Check(JsonObject given)
    {
        if (given.Object("BudgetLimit") is not { } limit)
        {
            throw BudgetsErrors.NoLimit();
        }

        BudgetAlert.Amount(limit.RequiredText("Amount"));
    }
}

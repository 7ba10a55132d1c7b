using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Budgets;

/// <summary>How requests to Budgets are checked by its model.</summary>
internal static class BudgetsInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "budgets",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["*.ShowFilterExpression"] = "false",
                    ["CreateBudget.Budget.AutoAdjustData"] = "",
                    ["CreateBudget.Budget.PlannedBudgetLimits"] = "",
                    ["UpdateBudget.NewBudget.AutoAdjustData"] = "",
                    ["UpdateBudget.NewBudget.PlannedBudgetLimits"] = "",
                    ["CreateBudget.Budget.BillingViewArn"] = "",
                    ["UpdateBudget.NewBudget.BillingViewArn"] = "",
                }
            ),
        };
}

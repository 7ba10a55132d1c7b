namespace AiChef.LocalCloud.Budgets;

/// <summary>Budgets, which AWS has at one global endpoint.</summary>
internal static class BudgetsService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "budgets",
                TargetPrefix = "AWSBudgetServiceGateway",
                DoubleMembers = new HashSet<string>(StringComparer.Ordinal) { "Threshold" },
                Input = BudgetsInput.Rules,
                Operations = static cloud => cloud.Get<BudgetsApi>(),
                Access = BudgetsAccess.Table,
            },
            ResourceTypes = [new("AWS::Budgets::Budget", static () => new BudgetsBudgetResource())],
        };
}

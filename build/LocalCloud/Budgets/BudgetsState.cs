using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Budgets;

/// <summary>The budgets of all accounts.</summary>
internal sealed class BudgetsState(Cloud cloud) : ICloudPart<BudgetsState>
{
    private readonly Documents<Budget> _budgets = new(cloud.Store, "budgets", BudgetsJson.Default.Budget);

    public static BudgetsState Create(Cloud cloud) => new(cloud);

    public Budget? Find(string account, string name) => _budgets[Key(account, name)];

    public IEnumerable<Budget> All(string account) =>
        _budgets.StartingWith(Key(account, "")).Select(static entry => entry.Value);

    public void Put(Budget budget) => _budgets.Put(Key(budget.Account, budget.Name), budget);

    public bool Remove(string account, string name) => _budgets.Remove(Key(account, name));

    private static string Key(string account, string name) => $"{account}/{name}";
}

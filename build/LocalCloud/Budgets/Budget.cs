using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Budgets;

/// <summary>A budget: what it was given, whom it alerts, and what was spent.</summary>
/// <param name="Account">The account; budgets have no region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Given">The budget as it was created or changed.</param>
/// <param name="Updated">When that was.</param>
internal sealed record Budget(string Account, string Name, JsonObject Given, DateTimeOffset Updated)
{
    /// <summary>When it was created; its period begins with that month unless it was given one.</summary>
    public DateTimeOffset Created { get; init; } = Updated;

    public IReadOnlyList<BudgetAlert> Alerts { get; init; } = [];

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was spent, in the unit of the limit.</summary>
    public decimal Actual { get; init; }

    /// <summary>What will be spent by the end of the period.</summary>
    public decimal Forecast { get; init; }

    public string Arn => $"arn:aws:budgets::{Account}:budget/{Name}";
}

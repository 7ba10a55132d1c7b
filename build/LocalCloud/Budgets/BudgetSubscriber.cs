namespace AiChef.LocalCloud.Budgets;

/// <summary>Who is told: an address by e-mail, or a topic.</summary>
internal sealed record BudgetSubscriber(string Type, string Address);

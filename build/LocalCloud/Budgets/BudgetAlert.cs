using System.Globalization;
using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Budgets;

/// <summary>A threshold of a budget and who is told that it is crossed.</summary>
internal sealed record BudgetAlert(string Type, string Comparison, decimal Threshold, string ThresholdType)
{
    public const string Forecasted = "FORECASTED";

    public IReadOnlyList<BudgetSubscriber> Subscribers { get; init; } = [];

    /// <summary>Whether the threshold is crossed.</summary>
    public bool IsRaised { get; init; }

    [JsonIgnore]
    public bool IsOnForecast => Type == Forecasted;

    /// <summary>Whether both watch the same threshold.</summary>
    public bool IsSame(BudgetAlert other) =>
        (Type, Comparison, Threshold, ThresholdType)
        == (other.Type, other.Comparison, other.Threshold, other.ThresholdType);

    /// <summary>The threshold as an amount.</summary>
    /// <param name="limit">The budget's limit.</param>
    public decimal AmountOf(decimal limit) => ThresholdType == "PERCENTAGE" ? limit * Threshold / 100 : Threshold;

    /// <summary>Whether what was spent crosses the threshold.</summary>
    public bool IsCrossed(decimal spent, decimal limit) =>
        Comparison switch
        {
            "GREATER_THAN" => spent > AmountOf(limit),
            "LESS_THAN" => spent < AmountOf(limit),
            _ => spent == AmountOf(limit),
        };

    public static decimal Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw BudgetsErrors.Invalid($"'{text}' is not an amount");
}

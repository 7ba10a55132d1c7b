namespace AiChef.Functions.Meals;

/// <summary>The outcome of a request: "recipe" with one, or "no-recipe" with the reason.</summary>
public sealed record RecipeResult
{
    public const string Found = "recipe";
    public const string NothingFits = "no-recipe";

    /// <summary>No dish suits what somebody avoids and the diet; it does not tell which of the two.</summary>
    public const string NothingSuits = "nothing-suits";

    /// <summary>All dishes that suit are excluded by the request.</summary>
    public const string AllExcluded = "all-excluded";

    /// <summary>No dish that suits is within the budget.</summary>
    public const string OverBudget = "over-budget";

    /// <summary>Every <see cref="ReasonCode"/>.</summary>
    public static IReadOnlyList<string> ReasonCodes { get; } = [NothingSuits, AllExcluded, OverBudget];

    public required string Outcome { get; init; }
    public Recipe? Recipe { get; init; }

    /// <summary>Why there is no recipe, in words; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Why there is no recipe, for programs: one of <see cref="ReasonCodes"/>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>What is at hand but not known to the catalogue, and so was not counted; null for none.</summary>
    public IReadOnlyList<UnknownIngredient>? UnknownIngredients { get; init; }

    /// <summary>The outcome with a recipe.</summary>
    public static RecipeResult Of(Recipe recipe) => new() { Outcome = Found, Recipe = recipe };

    /// <summary>The outcome without one.</summary>
    /// <param name="code">Why there is none: one of <see cref="ReasonCodes"/>.</param>
    /// <param name="reason">Why there is none, in words.</param>
    public static RecipeResult None(string code, string reason) =>
        new()
        {
            Outcome = NothingFits,
            Reason = reason,
            ReasonCode = code,
        };
}

namespace AiChef.Functions.Meals;

/// <summary>The outcome of a request: "recipe" with one, or "no-recipe" with the reason.</summary>
public sealed record RecipeResult
{
    public const string Found = "recipe";
    public const string NothingFits = "no-recipe";

    public required string Outcome { get; init; }
    public Recipe? Recipe { get; init; }
    public string? Reason { get; init; }
}

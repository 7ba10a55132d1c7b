using AiChef.Functions.Catalogue;

namespace AiChef.Functions.NutritionValues;

public sealed record NutritionResult
{
    public required string Outcome { get; init; }
    public int? Servings { get; init; }
    public Nutrition? PerServing { get; init; }

    /// <summary>Ingredients whose values are approximations rather than the source's own.</summary>
    public required IReadOnlyList<string> Approximated { get; init; }
    public required string Source { get; init; }
}
